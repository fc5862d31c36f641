import { and, eq, sql } from 'drizzle-orm'
import { steps } from '#db/schema/jobs.ts'
import { assertNever } from '#kernel/assert-never.ts'
import type { JsonObject } from '#kernel/json.ts'
import type { StepKind, StepOutcome, StepRow } from './catalogue.ts'
import { stageIsBegun } from './claim.ts'
import { durationKey, guessOf, isEnginesFault } from './engine-samples.ts'
import { failpoint } from './failpoint.ts'
import { lockJob, type Machine, moveOn } from './machine.ts'
import { type RecordType, recordOf } from './record.ts'
import { isJobOver } from './states.ts'
import { runUnit, type Unit } from './unit.ts'

/** The step was taken over, or its job ended, while the worker was at it: nothing of this attempt may be kept. */
export class Fenced extends Error {
  constructor(stepId: string, attempt: number) {
    super(`Attempt ${attempt} of ${stepId} no longer owns its step`)
    this.name = 'Fenced'
  }
}

/** The commit of an attempt: result, what belongs to it, money, events and the next messages, all or nothing. */
export async function finishStep(
  machine: Machine,
  kind: StepKind,
  step: StepRow,
  outcome: StepOutcome,
): Promise<void> {
  await failpoint('step.before-commit')
  await runUnit(machine, async (unit) => {
    const job = await lockJob(unit, step.jobId)
    if (job === null || isJobOver(job.status)) throw new Fenced(step.id, step.attempt)
    const canceling = job.cancelRequestedAt !== null && !(await isBegun(unit, step))
    await writeOutcome(machine, unit, kind, step, outcome, { canceling, priority: job.priority })
    await outcome.commit?.(unit)
    await moveOn(machine, unit, job)
  })
  await failpoint('step.after-commit')
}

async function isBegun({ tx }: Unit, step: StepRow): Promise<boolean> {
  const [row] = await tx.select({ begun: stageIsBegun }).from(steps).where(eq(steps.id, step.id))
  return row?.begun ?? false
}

async function writeOutcome(
  machine: Machine,
  unit: Unit,
  kind: StepKind,
  step: StepRow,
  outcome: StepOutcome,
  job: { canceling: boolean; priority: number },
): Promise<void> {
  switch (outcome.kind) {
    case 'done':
      return update(
        unit,
        step,
        {
          status: 'succeeded',
          output: outcome.output,
          progress: 1,
          note: outcome.note ?? null,
          finishedAt: sql`now()`,
        },
        'step.succeeded',
        outcome.fromCache ? { fromCache: true } : {},
      )
    case 'later':
      if (job.canceling) return cancel(unit, step)
      await update(unit, step, { ...toLine, note: outcome.note ?? null }, 'step.put-back', {
        afterSeconds: outcome.afterSeconds,
        why: outcome.note ?? '',
      })
      return sendAgain(machine, unit, step, outcome.afterSeconds, job.priority)
    case 'rerouted':
      if (job.canceling) return cancel(unit, step)
      await update(
        unit,
        step,
        { ...toLine, note: outcome.note, input: outcome.input, tries: 0 },
        'provider.fallback',
        { why: outcome.note },
      )
      return sendAgain(machine, unit, step, 0, job.priority)
    case 'failed': {
      if (job.canceling) return cancel(unit, step)
      const triesLeft = kind.maxTries - step.tries - 1
      if (outcome.retry && triesLeft > 0) {
        const wait = outcome.retryAfterSeconds ?? backOffSeconds(step.tries)
        await update(
          unit,
          step,
          { ...toLine, note: `${outcome.failure.detail} Trying again.`, tries: step.tries + 1 },
          'step.put-back',
          { afterSeconds: wait, why: outcome.failure.detail, triesLeft },
        )
        return sendAgain(machine, unit, step, wait, job.priority)
      }
      return update(
        unit,
        step,
        { status: 'failed', error: outcome.failure, finishedAt: sql`now()` },
        'step.failed',
        { code: outcome.failure.code, detail: outcome.failure.detail },
      )
    }
    default:
      return assertNever(outcome)
  }
}

/** 2, 4, 8 … 60 seconds. */
export const backOffSeconds = (tries: number): number => Math.min(60, 2 ** (tries + 1))

const cancel = (unit: Unit, step: StepRow): Promise<void> =>
  update(unit, step, { status: 'canceled', finishedAt: sql`now()` }, 'step.canceled', {})

const toLine = { status: 'pending', leaseUntil: null, sentAt: sql`now()` } as const

async function sendAgain(
  machine: Machine,
  unit: Unit,
  step: StepRow,
  delaySeconds: number,
  priority: number,
): Promise<void> {
  await machine.queue.send(unit.tx, { queue: step.queue, stepId: step.id, priority, delaySeconds })
  if (delaySeconds === 0) unit.wake(step.queue)
}

type StepUpdate = Parameters<ReturnType<Unit['tx']['update']>['set']>[0]

/**
 * Compare-and-set on the fencing token, with its line on the flight recorder and, after a success, how long it took: one
 * statement, because this is what every step waits for.
 */
async function update(
  unit: Unit,
  step: StepRow,
  set: StepUpdate,
  type: RecordType,
  data: JsonObject,
): Promise<void> {
  const { tx } = unit
  const { jobId, id: stepId, attempt } = step
  const changed = tx.$with('changed').as(
    tx
      .update(steps)
      .set(set)
      .where(and(eq(steps.id, stepId), eq(steps.attempt, attempt), eq(steps.status, 'running')))
      .returning({ id: steps.id, status: steps.status, attempt: steps.attempt, startedAt: steps.startedAt }),
  )
  const recorded = tx.$with('recorded', {}).as(recordOf('changed', { jobId, stepId, attempt, type, data }))
  const failed = type === 'step.failed' && isEnginesFault(String(data.code)) ? String(data.code) : null
  const rows = await tx
    .with(changed, recorded, learned(tx, step, failed, data.fromCache !== true))
    .select({ id: changed.id })
    .from(changed)
  if (rows.length === 0) throw new Fenced(step.id, step.attempt)
}

/** What estimates and live health are made of. Only honest samples: of successes one try, no take-over, and really made. */
const learned = (tx: Unit['tx'], step: StepRow, failed: string | null, made: boolean) =>
  tx.$with('learned', {}).as(sql`
    insert into step_durations (key, seconds, units, failed)
    select ${durationKey(step)}, extract(epoch from clock_timestamp() - started_at), ${guessOf(step)}::real, ${failed}::text
    from changed where started_at is not null and ${made}::boolean
      and ((status = 'succeeded' and attempt = 1) or (status = 'failed' and ${failed}::text is not null))`)
