import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import { jobs, steps } from '#db/schema/jobs.ts'
import { hold } from '#ledger/holds.ts'
import type { Ticket } from '#providers/spec/provider.ts'
import { admitNext, announce, lockJob, type Machine } from './machine.ts'
import { roundHold } from './money.ts'
import { moveOperation, type OperationRow } from './operations.ts'
import { record } from './record.ts'
import { parseStages } from './stages.ts'
import { runUnit } from './unit.ts'

/**
 * The result of a request whose fate was unknown turns up after all. Its money is long back with the user, so the
 * stage is marked as paid: what now arrives is free.
 */
export async function adoptLateResult(
  machine: Machine,
  operation: OperationRow,
  ticket: Ticket,
): Promise<void> {
  await runUnit(machine, async (unit) => {
    const job = await lockJob(unit, operation.jobId)
    if (job === null || job.status !== 'failed') return
    const moved = await moveOperation(unit.tx, operation.id, 'pending', {
      ticket,
      nextPollAt: sql`now()`,
      finishedAt: null,
    })
    if (!moved) return
    const [submit] = await unit.tx.select().from(steps).where(eq(steps.id, operation.submitStepId))
    if (submit === undefined || submit.status !== 'failed') return
    await unit.tx
      .update(steps)
      .set({ status: 'succeeded', error: null, output: { operationId: operation.id } })
      .where(eq(steps.id, submit.id))
    await unit.tx
      .update(steps)
      .set({ status: 'waiting', error: null, finishedAt: null, startedAt: sql`now()` })
      .where(eq(steps.id, operation.waitStepId))
    await unit.tx
      .update(steps)
      .set({ status: 'pending', error: null, sentAt: null, finishedAt: null })
      .where(
        and(
          eq(steps.jobId, job.id),
          inArray(steps.status, ['skipped', 'canceled']),
          ne(steps.id, operation.waitStepId),
        ),
      )
    const stages = parseStages(job.stages).map((stage) => ({
      ...stage,
      credits: stage.charged ? stage.credits : 0,
    }))
    await unit.tx
      .update(jobs)
      .set({ status: 'queued', round: job.round + 1, stages, error: null, finishedAt: null })
      .where(eq(jobs.id, job.id))
    await hold(unit.tx, {
      workspaceId: job.workspaceId,
      jobId: job.id,
      round: job.round + 1,
      amount: roundHold(stages),
      memo: 'A late result, free',
      billing: machine.billing,
    })
    await record(unit.tx, {
      jobId: job.id,
      stepId: operation.waitStepId,
      type: 'provider.adopted',
      data: { vendorId: ticket.operationId },
    })
    announce(unit, job, 'queued')
    await admitNext(machine, unit, job.workspaceId)
  })
}
