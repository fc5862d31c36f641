import { and, eq, sql } from 'drizzle-orm'
import type { Failure } from '#contract/job.ts'
import { providerOperations, steps } from '#db/schema/jobs.ts'
import type { DailiesError } from '#kernel/errors.ts'
import type { JsonObject } from '#kernel/json.ts'
import { failpoint } from './failpoint.ts'
import { lockJob, type Machine, moveOn } from './machine.ts'
import { moveOperation, type OperationRow, RemoteInput } from './operations.ts'
import { record } from './record.ts'
import { reroute } from './reroute.ts'
import { isJobOver } from './states.ts'
import { runUnit, type Unit } from './unit.ts'

/** Ends operation, wait step, stage and whatever follows in one commit; does nothing when it had ended already. */
export async function endOperation(
  machine: Machine,
  operation: OperationRow,
  to: 'succeeded' | 'failed' | 'moderated' | 'canceled',
  set: Partial<OperationRow>,
  write: (unit: Unit) => Promise<void>,
): Promise<void> {
  await runUnit(machine, async (unit) => {
    const job = await lockJob(unit, operation.jobId)
    if (job === null || !(await moveOperation(unit.tx, operation.id, to, set))) return
    await record(unit.tx, {
      ...entryOf(operation),
      type: 'provider.finished',
      data: { state: to, polls: operation.polls },
    })
    if (isJobOver(job.status)) return
    await write(unit)
    await moveOn(machine, unit, job)
  })
  await failpoint('wait.ended')
}

/**
 * Nobody can ask the vendor any more: the stage fails, and its credits are back. The operation stays as it is, so that a
 * retry fetches what the vendor makes meanwhile and pays for nothing twice.
 */
export async function stopLooking(
  machine: Machine,
  operation: OperationRow,
  { code, message, nextSteps }: DailiesError,
): Promise<void> {
  await runUnit(machine, async (unit) => {
    const job = await lockJob(unit, operation.jobId)
    const stopped = await unit.tx
      .update(providerOperations)
      .set({ nextPollAt: null })
      .where(and(eq(providerOperations.id, operation.id), eq(providerOperations.status, 'pending')))
      .returning({ id: providerOperations.id })
    if (job === null || stopped.length === 0 || isJobOver(job.status)) return
    await record(unit.tx, {
      ...entryOf(operation),
      type: 'provider.polled',
      data: { state: 'error', detail: message },
    })
    await endWait(unit, operation, 'failed', { error: { code, detail: message, nextSteps } })
    await moveOn(machine, unit, job)
  })
}

export async function endWait(
  unit: Unit,
  operation: OperationRow,
  status: 'succeeded' | 'failed' | 'canceled',
  set: Partial<typeof steps.$inferInsert>,
): Promise<void> {
  await unit.tx
    .update(steps)
    .set({ ...set, status, finishedAt: sql`now()` })
    .where(and(eq(steps.id, operation.waitStepId), eq(steps.status, 'waiting')))
}

/** Another allowed route takes the stage over from its submit step, or the stage has failed. */
export async function failWait(
  machine: Machine,
  unit: Unit,
  operation: OperationRow,
  failure: Failure,
  billed: boolean,
  mayReroute: boolean,
): Promise<void> {
  const other =
    mayReroute && operation.cancelRequestedAt === null
      ? await rerouteStage(machine, unit, operation, failure)
      : false
  if (!other) await endWait(unit, operation, 'failed', { error: failure, billed })
}

async function rerouteStage(
  machine: Machine,
  unit: Unit,
  operation: OperationRow,
  failure: Failure,
): Promise<boolean> {
  const [submit] = await unit.tx.select().from(steps).where(eq(steps.id, operation.submitStepId))
  if (submit === undefined) return false
  const next = reroute(RemoteInput.parse(submit.input), failure.detail)
  if (next?.kind !== 'rerouted') return false
  await submitAgain(unit, operation, { input: next.input, note: next.note })
  await record(unit.tx, { ...entryOf(operation), type: 'provider.fallback', data: { why: next.note } })
  machine.queue.wake(submit.queue)
  return true
}

/** A vendor that loses everything it is sent gets it so often. */
const mostSends = 3

/** The vendor has lost the work and took nothing for it, so another POST can make nothing twice. */
export async function sendAgain(
  machine: Machine,
  unit: Unit,
  operation: OperationRow,
  detail: string,
): Promise<void> {
  if (operation.cancelRequestedAt !== null) return endWait(unit, operation, 'canceled', {})
  const sent = await unit.tx.$count(
    providerOperations,
    eq(providerOperations.submitStepId, operation.submitStepId),
  )
  if (sent >= mostSends) {
    const nextSteps = [{ action: 'retry', label: 'Send it again' }]
    return endWait(unit, operation, 'failed', { error: { code: 'provider_unavailable', detail, nextSteps } })
  }
  const note = `${detail} It is sent again.`
  await submitAgain(unit, operation, { note })
  await record(unit.tx, { ...entryOf(operation), type: 'provider.resent', data: { why: detail } })
  machine.queue.wake('io')
}

async function submitAgain(
  unit: Unit,
  operation: OperationRow,
  set: { note: string; input?: JsonObject },
): Promise<void> {
  await unit.tx
    .update(steps)
    .set({ ...set, status: 'pending', sentAt: null, finishedAt: null, tries: 0, output: null })
    .where(eq(steps.id, operation.submitStepId))
  await unit.tx
    .update(steps)
    .set({ status: 'pending', sentAt: null, note: set.note, progress: 0 })
    .where(and(eq(steps.id, operation.waitStepId), eq(steps.status, 'waiting')))
}

export const entryOf = (operation: OperationRow) => ({ jobId: operation.jobId, stepId: operation.waitStepId })
