import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Failure, JobStatus } from '#contract/job.ts'
import type { Database } from '#db/client.ts'
import { jobs, steps } from '#db/schema/jobs.ts'
import { endHold } from '#ledger/holds.ts'
import { admit } from './admission.ts'
import { type Advance, advance } from './advance.ts'
import type { JobRow, StepRow } from './catalogue.ts'
import { failpoint } from './failpoint.ts'
import type { JobMetrics } from './metrics.ts'
import { settleRound } from './money.ts'
import type { Queue } from './queue.ts'
import { record } from './record.ts'
import type { Signals } from './signals.ts'
import { parseStages } from './stages.ts'
import { isJobOver, jobTransitions, sourcesOf } from './states.ts'
import type { Unit } from './unit.ts'

/** What every part of the job machine is handed. */
export interface Machine {
  db: Database
  queue: Queue
  signals: Signals
  /** Jobs at once where neither the workspace nor the operator says otherwise. */
  defaultSlots: number
  billing: 'track' | 'enforce'
  metrics: JobMetrics
}

/**
 * Locks a job for the rest of the transaction. The order of locks is the same everywhere: job, wallet, admission,
 * event number. Its key stays free, so that a line on its flight recorder waits for nobody.
 */
export async function lockJob(unit: Unit, jobId: string): Promise<JobRow | null> {
  const [job] = await unit.tx.select().from(jobs).where(eq(jobs.id, jobId)).for('no key update')
  return job ?? null
}

/** Of a step, what the next move depends on: what it was told and what it made stay in the database. */
const moveColumns = {
  id: steps.id,
  position: steps.position,
  stage: steps.stage,
  kind: steps.kind,
  queue: steps.queue,
  after: steps.after,
  status: steps.status,
  sentAt: steps.sentAt,
  billed: steps.billed,
  error: steps.error,
}
type MovingStep = Pick<StepRow, keyof typeof moveColumns>

/** Brings a locked job to where its steps say it is: drops, sends and, when nothing is left, ends and settles it. */
export async function moveOn(machine: Machine, unit: Unit, job: JobRow): Promise<void> {
  if (isJobOver(job.status)) return
  const rows = await unit.tx
    .select(moveColumns)
    .from(steps)
    .where(eq(steps.jobId, job.id))
    .orderBy(asc(steps.position))
  const next = advance(
    rows.map((row) => ({ ...row, sent: row.sentAt !== null })),
    { paused: job.status !== 'running', canceling: job.cancelRequestedAt !== null },
  )
  await drop(unit, rows, next)
  await send(machine, unit, job, rows, next.ready)
  if (next.finish !== null) await finish(machine, unit, job, withDropped(rows, next), next.finish)
  else announce(unit, job, job.status)
}

async function drop(
  unit: Unit,
  rows: readonly MovingStep[],
  { drop: positions, dropAs }: Advance,
): Promise<void> {
  if (positions.length === 0) return
  const ids = rows.filter((row) => positions.includes(row.position)).map((row) => row.id)
  await unit.tx
    .update(steps)
    .set({ status: dropAs, finishedAt: sql`now()` })
    .where(and(inArray(steps.id, ids), eq(steps.status, 'pending')))
}

const withDropped = (rows: readonly MovingStep[], { drop: positions, dropAs }: Advance): MovingStep[] =>
  rows.map((row) => (positions.includes(row.position) ? { ...row, status: dropAs } : row))

async function send(
  machine: Machine,
  unit: Unit,
  job: JobRow,
  rows: readonly MovingStep[],
  ready: number[],
): Promise<void> {
  const chosen = rows.filter((row) => ready.includes(row.position))
  if (chosen.length === 0) return
  await unit.tx
    .update(steps)
    .set({ sentAt: sql`now()` })
    .where(
      inArray(
        steps.id,
        chosen.map((row) => row.id),
      ),
    )
  for (const row of chosen) {
    await machine.queue.send(unit.tx, {
      queue: row.queue,
      stepId: row.id,
      priority: job.priority,
      delaySeconds: 0,
    })
    unit.wake(row.queue)
  }
}

/** Ends the job and its money in one: delivered stages are charged, the rest of the hold goes back. */
async function finish(
  machine: Machine,
  unit: Unit,
  job: JobRow,
  rows: readonly MovingStep[],
  status: Extract<JobStatus, 'succeeded' | 'failed' | 'canceled'>,
): Promise<void> {
  const settled = settleRound(parseStages(job.stages), rows)
  const money = await endHold(unit.tx, { jobId: job.id, round: job.round, settle: settled.credits })
  await failpoint('job.settled')
  const delivered = settled.stages.filter((stage) => stage.delivered).length
  const error =
    status === 'failed' ? (rows.find((row) => row.status === 'failed')?.error ?? lostFailure) : null
  await unit.tx
    .update(jobs)
    .set({
      status,
      stages: settled.stages,
      chargedCredits: job.chargedCredits + money.settled,
      refundedCredits: job.refundedCredits + money.released,
      delivered,
      error,
      finishedAt: sql`now()`,
      deadlineAt: null,
    })
    .where(and(eq(jobs.id, job.id), inArray(jobs.status, sourcesOf(jobTransitions, status))))
  await record(unit.tx, {
    jobId: job.id,
    type: 'money.settled',
    data: { round: job.round, charged: money.settled, returned: money.released },
  })
  await record(unit.tx, { jobId: job.id, type: 'job.finished', data: { status, code: error?.code ?? null } })
  announce(unit, job, status)
  unit.event(job.workspaceId, 'wallet.changed', job.workspaceId, { reason: 'job', jobId: job.id })
  await admitNext(machine, unit, job.workspaceId)
}

const lostFailure: Failure = {
  code: 'internal',
  detail: 'The job could not be finished. Nothing was charged for the part that is missing.',
  nextSteps: [{ action: 'retry', label: 'Try the missing steps again' }],
}

/** Gives free slots to queued jobs, and sends the first steps of those that start. */
export async function admitNext(machine: Machine, unit: Unit, workspaceId: string): Promise<void> {
  for (const id of await admit(unit.tx, workspaceId, machine.defaultSlots)) {
    const [job] = await unit.tx.select().from(jobs).where(eq(jobs.id, id))
    if (job === undefined) continue
    await record(unit.tx, { jobId: id, type: 'job.started' })
    await moveOn(machine, unit, job)
  }
}

export function announce(
  unit: Unit,
  job: Pick<JobRow, 'id' | 'workspaceId' | 'groupId' | 'projectId'>,
  status: JobStatus,
): void {
  unit.event(job.workspaceId, 'job.updated', job.id, {
    id: job.id,
    status,
    groupId: job.groupId,
    projectId: job.projectId,
  })
}
