import { and, eq, inArray, sql } from 'drizzle-orm'
import { type jobRecords, stepDurations, steps } from '#db/schema/jobs.ts'
import { assertNever } from '#kernel/assert-never.ts'
import type { StepKind, StepOutcome, StepRow } from './catalogue.ts'
import { failpoint } from './failpoint.ts'
import { lockJob, type Machine, moveOn } from './machine.ts'
import { record } from './record.ts'
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
    const canceling = job.cancelRequestedAt !== null
    await writeOutcome(machine, unit, kind, step, outcome, { canceling, priority: job.priority })
    await outcome.commit?.(unit)
    await moveOn(machine, unit, job)
  })
  await failpoint('step.after-commit')
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
      await update(unit, step, {
        status: 'succeeded',
        output: outcome.output,
        progress: 1,
        note: outcome.note ?? null,
        finishedAt: sql`now()`,
      })
      await learnDuration(unit, step)
      return note(unit, step, 'step.succeeded', {})
    case 'later':
      if (job.canceling) return cancel(unit, step)
      await putBack(machine, unit, step, outcome.afterSeconds, job.priority, { note: outcome.note ?? null })
      return note(unit, step, 'step.put-back', {
        afterSeconds: outcome.afterSeconds,
        why: outcome.note ?? '',
      })
    case 'rerouted':
      if (job.canceling) return cancel(unit, step)
      await putBack(machine, unit, step, 0, job.priority, {
        note: outcome.note,
        input: outcome.input,
        tries: 0,
      })
      return note(unit, step, 'provider.fallback', { why: outcome.note })
    case 'failed': {
      if (job.canceling) return cancel(unit, step)
      const triesLeft = kind.maxTries - step.tries - 1
      if (outcome.retry && triesLeft > 0) {
        const wait = outcome.retryAfterSeconds ?? backOffSeconds(step.tries)
        await putBack(machine, unit, step, wait, job.priority, {
          note: `${outcome.failure.detail} Trying again.`,
          tries: step.tries + 1,
        })
        return note(unit, step, 'step.put-back', {
          afterSeconds: wait,
          why: outcome.failure.detail,
          triesLeft,
        })
      }
      await update(unit, step, { status: 'failed', error: outcome.failure, finishedAt: sql`now()` })
      return note(unit, step, 'step.failed', { code: outcome.failure.code, detail: outcome.failure.detail })
    }
    default:
      return assertNever(outcome)
  }
}

/** 2, 4, 8 … 60 seconds. */
export const backOffSeconds = (tries: number): number => Math.min(60, 2 ** (tries + 1))

async function cancel(unit: Unit, step: StepRow): Promise<void> {
  await update(unit, step, { status: 'canceled', finishedAt: sql`now()` })
  await note(unit, step, 'step.canceled', {})
}

async function putBack(
  machine: Machine,
  unit: Unit,
  step: StepRow,
  delaySeconds: number,
  priority: number,
  set: Partial<StepUpdate>,
): Promise<void> {
  await update(unit, step, { ...set, status: 'pending', leaseUntil: null, sentAt: sql`now()` })
  await machine.queue.send(unit.tx, { queue: step.queue, stepId: step.id, priority, delaySeconds })
  if (delaySeconds === 0) unit.wake(step.queue)
}

type StepUpdate = Parameters<ReturnType<Unit['tx']['update']>['set']>[0]

/** Compare-and-set on the fencing token. */
async function update(unit: Unit, step: StepRow, set: StepUpdate): Promise<void> {
  const rows = await unit.tx
    .update(steps)
    .set(set)
    .where(and(eq(steps.id, step.id), eq(steps.attempt, step.attempt), inArray(steps.status, ['running'])))
    .returning({ id: steps.id })
  if (rows.length === 0) throw new Fenced(step.id, step.attempt)
}

async function note(
  unit: Unit,
  step: StepRow,
  type: Parameters<typeof record>[1]['type'],
  data: (typeof jobRecords.$inferInsert)['data'],
): Promise<void> {
  await record(unit.tx, { jobId: step.jobId, stepId: step.id, attempt: step.attempt, type, data })
}

/** What estimates are made of. Only honest samples: one try, no take-over. */
async function learnDuration(unit: Unit, step: StepRow): Promise<void> {
  if (step.startedAt === null || step.attempt !== 1) return
  await unit.tx.insert(stepDurations).values({
    key: durationKey(step),
    seconds: sql`extract(epoch from clock_timestamp() - ${step.startedAt.toISOString()}::timestamptz)`,
    units: step.expectedSeconds,
  })
}

/** Steps of one kind on one engine (or endpoint) take times that are alike once divided by what was expected. */
export function durationKey(step: Pick<StepRow, 'kind' | 'input'>): string {
  const engine = typeof step.input.engineId === 'string' ? step.input.engineId : ''
  return `${step.kind}:${engine}`
}
