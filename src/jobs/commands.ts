import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { jobs, providerOperations, steps } from '#db/schema/jobs.ts'
import { hold } from '#ledger/holds.ts'
import type { JobRow, StepRow } from './catalogue.ts'
import { JobErrors } from './errors.ts'
import { admitNext, announce, lockJob, type Machine, moveOn } from './machine.ts'
import { roundHold } from './money.ts'
import { record } from './record.ts'
import { resumePoint } from './resume-point.ts'
import { parseStages } from './stages.ts'
import { isJobOver } from './states.ts'
import type { Unit } from './unit.ts'

/** Locks a job of this workspace; another workspace's is not found. */
async function ownJob(unit: Unit, workspaceId: string, jobId: string): Promise<JobRow> {
  const job = await lockJob(unit, jobId)
  if (job === null || job.workspaceId !== workspaceId) throw JobErrors.not_found()
  return job
}

const wrongState = (job: JobRow, verb: string) =>
  JobErrors.conflict({ detail: `This job is ${job.status}; it cannot be ${verb}.` })

/**
 * Stops what has not begun, at once and free. Work that a vendor has begun is asked to stop; until the vendor says so
 * the hold stays, and if it is too late the take is delivered and charged.
 */
export async function cancelJob(
  machine: Machine,
  unit: Unit,
  workspaceId: string,
  jobId: string,
): Promise<void> {
  const job = await ownJob(unit, workspaceId, jobId)
  if (isJobOver(job.status)) throw wrongState(job, 'canceled')
  if (job.cancelRequestedAt !== null) return
  const cancelRequestedAt = new Date()
  // What a vendor has begun is still delivered; paused, it would wait for ever and its credits with it.
  const status = job.status === 'paused' ? 'queued' : job.status
  await unit.tx.update(jobs).set({ cancelRequestedAt, status }).where(eq(jobs.id, job.id))
  await unit.tx
    .update(providerOperations)
    .set({ cancelRequestedAt, nextPollAt: sql`now()` })
    .where(and(eq(providerOperations.jobId, job.id), eq(providerOperations.status, 'pending')))
  await record(unit.tx, { jobId: job.id, type: 'job.cancel-requested' })
  await moveOn(machine, unit, { ...job, status, cancelRequestedAt })
  if (status === 'queued') await admitNext(machine, unit, workspaceId)
}

/** Runs only what did not succeed. Stages already charged stay charged; the others are held again, as quoted. */
export async function retryJob(
  machine: Machine,
  unit: Unit,
  workspaceId: string,
  jobId: string,
  mode: 'retry' | 'reattach',
): Promise<void> {
  const job = await ownJob(unit, workspaceId, jobId)
  if (job.status !== 'failed') throw wrongState(job, 'tried again')
  if (job.error?.code === 'moderated') {
    throw JobErrors.conflict({
      detail: 'The vendor refused these words or pictures; the same request would be refused again.',
      nextSteps: [{ action: 'edit_prompt', label: 'Change the request and start a new take' }],
    })
  }
  const rows = await unit.tx.select().from(steps).where(eq(steps.jobId, job.id)).orderBy(asc(steps.position))
  const operations = await unit.tx
    .select()
    .from(providerOperations)
    .where(eq(providerOperations.jobId, job.id))
  const again = resumePoint(rows, operations)
  if (mode === 'reattach' && again.some(({ step }) => step.kind === 'remote.submit')) {
    throw JobErrors.conflict({
      detail: 'The vendor has no finished take of this job to fetch.',
      nextSteps: [{ action: 'retry', label: 'Try the missing steps again' }],
    })
  }
  await restart(machine, unit, job, again)
  await record(unit.tx, { jobId: job.id, type: 'job.retried', data: { round: job.round + 1, mode } })
  await admitNext(machine, unit, workspaceId)
}

async function restart(
  machine: Machine,
  unit: Unit,
  job: JobRow,
  again: { step: StepRow; status: 'pending' | 'waiting' }[],
): Promise<void> {
  const round = job.round + 1
  for (const status of ['pending', 'waiting'] as const) {
    const ids = again.filter((item) => item.status === status).map((item) => item.step.id)
    if (ids.length === 0) continue
    await unit.tx
      .update(steps)
      .set({
        status,
        tries: 0,
        sentAt: null,
        leaseUntil: null,
        output: null,
        error: null,
        progress: 0,
        note: null,
        startedAt: null,
        finishedAt: null,
        billed: false,
      })
      .where(inArray(steps.id, ids))
  }
  await unit.tx
    .update(providerOperations)
    .set({ nextPollAt: sql`now()`, cancelRequestedAt: null, cancelAnswer: null })
    .where(and(eq(providerOperations.jobId, job.id), eq(providerOperations.status, 'pending')))
  await unit.tx
    .update(jobs)
    .set({ status: 'queued', round, error: null, finishedAt: null, cancelRequestedAt: null })
    .where(eq(jobs.id, job.id))
  await hold(unit.tx, {
    workspaceId: job.workspaceId,
    jobId: job.id,
    round,
    amount: roundHold(parseStages(job.stages)),
    memo: 'Tried again',
    billing: machine.billing,
  })
  announce(unit, job, 'queued')
  unit.event(job.workspaceId, 'wallet.changed', job.workspaceId, { reason: 'hold', jobId: job.id })
}

/** No further step begins; what is under way runs to its end and is kept. */
export async function pauseJob(
  machine: Machine,
  unit: Unit,
  workspaceId: string,
  jobId: string,
): Promise<void> {
  const job = await ownJob(unit, workspaceId, jobId)
  // A job that is being canceled begins nothing new anyway; paused, what a vendor has made would never come.
  if (job.status === 'paused' || (job.cancelRequestedAt !== null && !isJobOver(job.status))) return
  if (job.status !== 'queued' && job.status !== 'running') throw wrongState(job, 'paused')
  await unit.tx.update(jobs).set({ status: 'paused', deadlineAt: null }).where(eq(jobs.id, job.id))
  await unit.tx
    .update(steps)
    .set({ sentAt: null })
    .where(and(eq(steps.jobId, job.id), eq(steps.status, 'pending')))
  await record(unit.tx, { jobId: job.id, type: 'job.paused' })
  announce(unit, job, 'paused')
  await admitNext(machine, unit, workspaceId)
}

export async function resumeJob(
  machine: Machine,
  unit: Unit,
  workspaceId: string,
  jobId: string,
): Promise<void> {
  const job = await ownJob(unit, workspaceId, jobId)
  if (job.status !== 'paused') throw wrongState(job, 'resumed')
  await unit.tx.update(jobs).set({ status: 'queued' }).where(eq(jobs.id, job.id))
  await record(unit.tx, { jobId: job.id, type: 'job.resumed' })
  announce(unit, job, 'queued')
  await admitNext(machine, unit, workspaceId)
}

/** A job that ran past its deadline ends; what a vendor still does is asked to stop. */
export async function timeOutJob(machine: Machine, unit: Unit, jobId: string): Promise<void> {
  const job = await lockJob(unit, jobId)
  if (job === null || job.status !== 'running' || job.deadlineAt === null || job.deadlineAt > new Date())
    return
  const error = {
    code: 'timed_out',
    detail: 'This job took far longer than it should. What is missing costs nothing.',
    nextSteps: [{ action: 'retry', label: 'Try the missing steps again' }],
  }
  await unit.tx
    .update(providerOperations)
    .set({ cancelRequestedAt: sql`now()`, nextPollAt: sql`now()` })
    .where(and(eq(providerOperations.jobId, job.id), eq(providerOperations.status, 'pending')))
  await unit.tx
    .update(steps)
    .set({ status: 'failed', error, finishedAt: sql`now()` })
    .where(and(eq(steps.jobId, job.id), inArray(steps.status, ['pending', 'waiting'])))
  await record(unit.tx, { jobId: job.id, type: 'job.timed-out' })
  await moveOn(machine, unit, job)
}
