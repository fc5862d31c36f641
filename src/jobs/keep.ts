import { and, asc, eq } from 'drizzle-orm'
import { jobGroups, jobs } from '#db/schema/jobs.ts'
import { cancelJob } from './commands.ts'
import { JobErrors } from './errors.ts'
import type { Machine } from './machine.ts'
import { record } from './record.ts'
import { isJobOver } from './states.ts'
import type { Unit } from './unit.ts'

/**
 * Ends a one-by-one group with the take that is good enough: what has not begun is canceled and its hold is free at once.
 * A take that has begun runs to its end. Whoever keeps
 * another one later only changes his mind: nothing is left to cancel.
 */
export async function keepTake(
  machine: Machine,
  unit: Unit,
  workspaceId: string,
  groupId: string,
  jobId: string,
): Promise<void> {
  // Locked before anything is decided, so that no take begins between the look and the cancel.
  const takes = await unit.tx
    .select()
    .from(jobs)
    .where(and(eq(jobs.groupId, groupId), eq(jobs.workspaceId, workspaceId)))
    .orderBy(asc(jobs.id))
    .for('no key update')
  const kept = takes.find(({ id }) => id === jobId)
  if (kept === undefined) throw JobErrors.not_found({ detail: 'There is no such take in this group.' })
  if (kept.release !== 'one-by-one')
    throw JobErrors.conflict({ detail: 'The takes of this group were not released one by one.' })
  if (kept.status !== 'succeeded')
    throw JobErrors.conflict({ detail: `This take is ${kept.status}; only a finished one can be kept.` })
  await unit.tx.update(jobGroups).set({ keptJobId: jobId }).where(eq(jobGroups.id, groupId))
  await record(unit.tx, { jobId, type: 'take.kept' })
  // The last first: a take that is canceled lets the next one begin.
  const waiting = takes.filter(({ status, startedAt }) => !isJobOver(status) && startedAt === null)
  for (const { id } of waiting.sort((a, b) => b.quotePart - a.quotePart))
    await cancelJob(machine, unit, workspaceId, id)
}
