import { and, asc, desc, eq, ilike, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Job, JobStatus, type RecordEntry } from '#contract/job.ts'
import { PageQuery } from '#contract/lists.ts'
import type { Queryable } from '#db/client.ts'
import { jobRecords, jobs } from '#db/schema/jobs.ts'
import { afterCursor, containing, toPage } from '#http/pages.ts'
import type { JobRow } from '#jobs/catalogue.ts'
import { GenerationErrors } from './errors.ts'
import { viewJobs } from './view.ts'

export const JobQuery = PageQuery.extend({
  status: JobStatus.optional(),
  /** Only what waits, runs or is paused. */
  live: z.literal('true').optional(),
  kind: z.string().max(32).optional(),
  engineId: z.string().max(64).optional(),
  projectId: z.string().max(64).optional(),
  shotId: z.string().max(64).optional(),
  groupId: z.string().max(64).optional(),
  /** Only these, separated by commas: what a page reads again when it hears that they changed. */
  ids: z.string().max(3_500).optional(),
  /** Words of the prompt. */
  q: z.string().max(200).optional(),
})

export async function rowOf(q: Queryable, workspaceId: string, id: string): Promise<JobRow> {
  const [row] = await q
    .select()
    .from(jobs)
    .where(and(eq(jobs.id, id), eq(jobs.workspaceId, workspaceId)))
  if (row === undefined) throw GenerationErrors.not_found({ detail: 'There is no such job.' })
  return row
}

export async function readJob(q: Queryable, workspaceId: string, id: string): Promise<Job> {
  const [job] = await viewJobs(q, [await rowOf(q, workspaceId, id)])
  if (job === undefined) throw GenerationErrors.not_found()
  return job
}

/** In the words of the index `jobs_live`. */
const isLive = sql`${jobs.status} in ('queued','running','paused')`

export async function listJobs(
  q: Queryable,
  workspaceId: string,
  query: z.output<typeof JobQuery>,
): Promise<{ items: Job[]; nextCursor: string | null }> {
  const rows = await q
    .select()
    .from(jobs)
    .where(
      and(
        eq(jobs.workspaceId, workspaceId),
        query.status === undefined ? undefined : eq(jobs.status, query.status),
        query.live === undefined ? undefined : isLive,
        query.kind === undefined ? undefined : eq(jobs.kind, query.kind),
        query.engineId === undefined ? undefined : eq(jobs.engineId, query.engineId),
        query.projectId === undefined ? undefined : eq(jobs.projectId, query.projectId),
        query.shotId === undefined ? undefined : eq(jobs.shotId, query.shotId),
        query.groupId === undefined ? undefined : eq(jobs.groupId, query.groupId),
        query.ids === undefined ? undefined : inArray(jobs.id, query.ids.split(',')),
        query.q ? ilike(jobs.prompt, containing(query.q)) : undefined,
        afterCursor(jobs.createdAt, jobs.id, query.cursor),
      ),
    )
    .orderBy(desc(jobs.createdAt), desc(jobs.id))
    .limit(query.limit + 1)
  const page = toPage(rows, query.limit, (row) => row)
  return { items: await viewJobs(q, page.items), nextCursor: page.nextCursor }
}

const mostRecords = 5_000

export async function readRecord(
  q: Queryable,
  workspaceId: string,
  id: string,
): Promise<{ items: z.output<typeof RecordEntry>[] }> {
  await rowOf(q, workspaceId, id)
  const rows = await q
    .select()
    .from(jobRecords)
    .where(eq(jobRecords.jobId, id))
    .orderBy(asc(jobRecords.id))
    .limit(mostRecords)
  return {
    items: rows.map((row) => ({
      id: String(row.id),
      at: row.at.toISOString(),
      stepId: row.stepId,
      attempt: row.attempt,
      type: row.type,
      data: row.data,
    })),
  }
}
