import { inArray, sql } from 'drizzle-orm'
import type { Logger } from 'pino'
import { jobs, steps } from '#db/schema/jobs.ts'
import type { JsonObject } from '#kernel/json.ts'
import type { JobRow, StepContext, StepKind, StepOutcome, StepRow } from './catalogue.ts'
import { type Claim, claimStep, extendLease, leaseMs, renewEveryMs, renewLeases } from './claim.ts'
import { failpoint } from './failpoint.ts'
import { Fenced, finishStep } from './finish-step.ts'
import type { Machine } from './machine.ts'
import { outcomeOfError, workerLost } from './outcome-of-error.ts'
import type { QueueName } from './queue.ts'
import { record } from './record.ts'
import { writePreview } from './step-preview.ts'
import { progressWriter } from './step-progress.ts'
import { isConnectionTrouble } from './unit.ts'

export interface WorkerOptions {
  workerId: string
  kinds: ReadonlyMap<string, StepKind>
  log: Logger
  /** Fetch loops and messages a loop, by queue; a queue that is absent is left to other workers. */
  queues: Partial<Record<QueueName, { loops: number; batch: number }>>
}

interface Held {
  step: StepRow
  abort: AbortController
  /** On this process's monotonic clock, so that a process that was stopped knows that it slept. */
  leaseEndsAtMs: number
}

type Claimed = Extract<Claim, { kind: 'claimed' }>

/** After so many take-overs the step itself is the suspect, not the machines that died under it. */
const mostTakeOvers = 10

export interface Worker {
  stop(graceMs: number): Promise<void>
}

export async function startWorker(machine: Machine, options: WorkerOptions): Promise<Worker> {
  const held = new Map<string, Held>()
  const running = new Set<Promise<void>>()
  let stopping = false

  const renewal = setInterval(() => {
    renew(machine, held).catch((error) => options.log.warn({ err: error }, 'leases could not be renewed'))
  }, renewEveryMs)

  const claimAndRun = async (stepId: string): Promise<void> => {
    const claim = await claimStep(machine.db, stepId, options.workerId, options.kinds)
    if (claim.kind === 'stale') return
    if (claim.kind === 'busy') throw new Error(`Step ${stepId} is held elsewhere`)
    await failpoint('step.claimed')
    await runStep(machine, options, held, claim)
  }
  const handle = async (stepId: string): Promise<void> => {
    if (stopping) throw new Error('This worker is stopping')
    // From before the claim: a stop in between would leave a step that nobody waits for and nobody renews.
    const work = claimAndRun(stepId)
    running.add(work)
    await work.finally(() => running.delete(work))
  }

  for (const [name, size] of Object.entries(options.queues)) {
    if (name === 'io' || name === 'media') await machine.queue.work(name, { ...size, handle })
  }
  machine.signals.on((payload) => {
    for (const name of payload.q) machine.queue.wake(name)
  })

  return {
    async stop(graceMs) {
      stopping = true
      // Else the messages of other workers would be taken here only to be thrown back.
      await machine.queue.drain()
      const grace = setTimeout(() => {
        for (const item of held.values()) item.abort.abort(new Error('The worker is shutting down'))
      }, graceMs)
      await Promise.allSettled(running)
      clearTimeout(grace)
      clearInterval(renewal)
    },
  }
}

async function renew(machine: Machine, held: Map<string, Held>): Promise<void> {
  const mine = [...held.values()]
  const askedAtMs = performance.now()
  const renewed = await renewLeases(
    machine.db,
    mine.map(({ step }) => ({ stepId: step.id, attempt: step.attempt })),
  )
  for (const item of mine) {
    const state = renewed.get(item.step.id)
    if (state === undefined) {
      if (held.has(item.step.id)) item.abort.abort(new Fenced(item.step.id, item.step.attempt))
    } else {
      item.leaseEndsAtMs = Math.max(item.leaseEndsAtMs, askedAtMs + leaseMs)
      if (state.canceling && item.step.kind !== 'remote.submit')
        item.abort.abort(new Error('The job was canceled'))
    }
  }
}

async function runStep(
  machine: Machine,
  options: WorkerOptions,
  held: Map<string, Held>,
  { step, job, takenOver }: Claimed,
): Promise<void> {
  const kind = options.kinds.get(step.kind)
  if (kind === undefined) throw new Error(`No handler for ${step.kind}`)
  const log = options.log.child({
    jobId: step.jobId,
    stepId: step.id,
    step: step.name,
    attempt: step.attempt,
  })
  const mine: Held = { step, abort: new AbortController(), leaseEndsAtMs: performance.now() + leaseMs }
  held.set(step.id, mine)
  const startedAtMs = performance.now()
  const progress = progressWriter(machine, step)
  try {
    const facts = await gather(machine, job, step)
    log.info({ takenOver }, 'step started')
    const outcome = await attempt(
      kind,
      contextOf(machine, facts, mine, progress.report, log),
      mine,
      takenOver,
      log,
    )
    progress.close()
    await commitPatiently(machine, kind, step, outcome, log)
    const ended = outcome.kind === 'done' && outcome.fromCache ? 'from-cache' : outcome.kind
    machine.metrics.stepEnded(step.kind, step.stage, ended, (performance.now() - startedAtMs) / 1000)
    log.info({ outcome: outcome.kind, durationMs: Math.round(performance.now() - startedAtMs) }, 'step ended')
  } catch (error) {
    if (!(error instanceof Fenced)) throw error
    log.warn('step was taken over; this attempt is dropped')
  } finally {
    progress.close()
    held.delete(step.id)
  }
}

/** A paid answer in hand is not dropped because the database is away for a moment; fencing keeps late commits out. */
const commitTries = 30

async function commitPatiently(
  machine: Machine,
  kind: StepKind,
  step: StepRow,
  outcome: StepOutcome,
  log: Logger,
): Promise<void> {
  for (let tried = 1; ; tried++) {
    try {
      return await finishStep(machine, kind, step, outcome)
    } catch (error) {
      if (tried >= commitTries || !isConnectionTrouble(error)) throw error
      log.warn({ err: error, tried }, 'the commit did not reach the database; trying again')
      await new Promise((resolve) => setTimeout(resolve, 1_000))
    }
  }
}

interface Facts {
  job: JobRow
  step: StepRow
  results: Map<number, JsonObject>
}

async function gather(machine: Machine, job: JobRow, step: StepRow): Promise<Facts> {
  await allowTimeFor(machine, job, step)
  const results = new Map<number, JsonObject>()
  if (step.after.length > 0) {
    const rows = await machine.db
      .select({ position: steps.position, output: steps.output })
      .from(steps)
      .where(sql`${steps.jobId} = ${step.jobId} and ${inArray(steps.position, step.after)}`)
    for (const row of rows) if (row.output !== null) results.set(row.position, row.output)
  }
  return { job, step, results }
}

/** A step that stood in line for long gets its time from when it begins. */
async function allowTimeFor(machine: Machine, job: JobRow, step: StepRow): Promise<void> {
  const neededMs = Math.max(1_800, 20 * step.expectedSeconds) * 1000
  const deadlineAt = new Date(Date.now() + neededMs)
  if (job.deadlineAt === null || job.deadlineAt.getTime() > Date.now() + neededMs / 2) return
  await machine.db
    .update(jobs)
    .set({ deadlineAt })
    .where(sql`${jobs.id} = ${job.id} and ${jobs.status} = 'running'`)
}

/** Runs the handler under its time limit; whatever it throws becomes an outcome. */
async function attempt(
  kind: StepKind,
  context: StepContext,
  mine: Held,
  takenOver: boolean,
  log: Logger,
): Promise<StepOutcome> {
  if (takenOver && mine.step.tries >= mostTakeOvers) return workerLost
  const timer = setTimeout(
    () => mine.abort.abort(new DOMException('The step took too long', 'TimeoutError')),
    kind.timeoutSeconds * 1000,
  )
  try {
    return await kind.run(context)
  } catch (error) {
    if (error instanceof Fenced) throw error
    if (mine.abort.signal.reason instanceof Fenced) throw mine.abort.signal.reason
    if (!mine.abort.signal.aborted) log.error({ err: error }, 'step handler threw')
    return outcomeOfError(error, mine.abort.signal)
  } finally {
    clearTimeout(timer)
  }
}

function contextOf(
  machine: Machine,
  facts: Facts,
  mine: Held,
  progress: (fraction: number) => void,
  log: Logger,
): StepContext {
  const { step } = facts
  return {
    ...facts,
    db: machine.db,
    log,
    signal: mine.abort.signal,
    progress,
    preview: (preview) => writePreview(machine, step, preview),
    record: (type, data) =>
      record(machine.db, {
        jobId: step.jobId,
        stepId: step.id,
        attempt: step.attempt,
        type,
        ...(data ? { data } : {}),
      }),
    leaseLeftMs: () => mine.leaseEndsAtMs - performance.now(),
    extendLease: async (ms) => {
      const askedAtMs = performance.now()
      const extended = await extendLease(machine.db, step.id, step.attempt, ms)
      if (extended) mine.leaseEndsAtMs = Math.max(mine.leaseEndsAtMs, askedAtMs + ms)
      return extended
    },
  }
}
