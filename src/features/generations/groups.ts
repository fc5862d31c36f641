import { and, asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { Job } from '#contract/job.ts'
import type { Queryable } from '#db/client.ts'
import { jobGroups, jobs } from '#db/schema/jobs.ts'
import { GenerationErrors } from './errors.ts'
import { viewJobs } from './view.ts'

export const JobGroup = z.object({
  id: z.string(),
  kind: z.string(),
  /** The take that somebody kept, which ended the group. */
  keptJobId: z.string().nullable(),
  jobs: z.array(Job),
  price: z.object({ quoted: z.number().int(), charged: z.number().int(), refunded: z.number().int() }),
})
export type JobGroup = z.infer<typeof JobGroup>

export async function groupJobs(q: Queryable, workspaceId: string, id: string): Promise<JobGroup> {
  const [group] = await q
    .select()
    .from(jobGroups)
    .where(and(eq(jobGroups.id, id), eq(jobGroups.workspaceId, workspaceId)))
  if (group === undefined) throw GenerationErrors.not_found({ detail: 'There is no such group.' })
  const rows = await q
    .select()
    .from(jobs)
    .where(eq(jobs.groupId, id))
    .orderBy(asc(jobs.quotePart), asc(jobs.id))
  const sum = (pick: (row: (typeof rows)[number]) => number) =>
    rows.reduce((total, row) => total + pick(row), 0)
  return {
    id: group.id,
    kind: group.kind,
    keptJobId: group.keptJobId,
    jobs: await viewJobs(q, rows),
    price: {
      quoted: sum((row) => row.quotedCredits),
      charged: sum((row) => row.chargedCredits),
      refunded: sum((row) => row.refundedCredits),
    },
  }
}
