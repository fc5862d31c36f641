import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { jobs, steps } from '#db/schema/jobs.ts'
import type { StepRow } from './catalogue.ts'
import { announce, lockJob, type Machine } from './machine.ts'
import { StepPreview } from './preview.ts'
import { isJobOver } from './states.ts'
import { runUnit } from './unit.ts'

/** Written by the holder of the attempt alone; false when the step is no longer his. A stored one is told to the viewers. */
export function writePreview(machine: Machine, step: StepRow, preview: StepPreview): Promise<boolean> {
  return runUnit(machine, async (unit) => {
    const job = await lockJob(unit, step.jobId)
    if (job === null || isJobOver(job.status)) return false
    const rows = await unit.tx
      .update(steps)
      .set({ preview })
      .where(and(eq(steps.id, step.id), eq(steps.attempt, step.attempt), eq(steps.status, 'running')))
      .returning({ id: steps.id })
    if (rows.length > 0 && preview.stored) announce(unit, job, job.status)
    return rows.length > 0
  })
}

/**
 * Removes the files of jobs that are over, a few at a time; returns how many. Rows name a file until it is gone, and stay
 * locked meanwhile, so that no new round shows one that goes.
 */
export async function sweepPreviews(db: Database, remove: (key: string) => Promise<void>): Promise<number> {
  return db.transaction(async (tx) => {
    const rows = await tx
      .select({ id: steps.id, preview: steps.preview })
      .from(steps)
      .innerJoin(jobs, eq(jobs.id, steps.jobId))
      .where(and(isNotNull(steps.preview), inArray(jobs.status, ['succeeded', 'failed', 'canceled'])))
      .limit(20)
      .for('update', { of: steps, skipLocked: true })
    if (rows.length === 0) return 0
    for (const { preview } of rows) await remove(StepPreview.parse(preview).key)
    const ids = rows.map(({ id }) => id)
    await tx.update(steps).set({ preview: null }).where(inArray(steps.id, ids))
    return rows.length
  })
}

/** Removes what a fenced attempt stored too late, unless another attempt shows its own there. */
export async function removeUnnamed(
  db: Database,
  stepId: string,
  remove: () => Promise<void>,
): Promise<void> {
  await db.transaction(async (tx) => {
    const rows = await tx
      .select({ id: steps.id })
      .from(steps)
      .where(and(eq(steps.id, stepId), isNull(steps.preview)))
      .for('update')
    if (rows.length > 0) await remove()
  })
}
