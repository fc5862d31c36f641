import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Quote } from '#contract/quote.ts'
import type { Queryable } from '#db/client.ts'
import { assets } from '#db/schema/assets.ts'
import { jobs } from '#db/schema/jobs.ts'

const byWorth = ['video', 'image', 'audio', 'text']

/** The newest finished take of this workspace that would come out the same, while its file is still there. */
export async function findSameTake(
  q: Queryable,
  workspaceId: string,
  takeHash: string | null,
): Promise<Quote['reusable']> {
  if (takeHash === null) return null
  const rows = await q
    .select({
      jobId: jobs.id,
      assetId: assets.id,
      projectId: jobs.projectId,
      shotId: jobs.shotId,
      kind: assets.kind,
    })
    .from(jobs)
    .innerJoin(assets, and(eq(assets.jobId, jobs.id), isNull(assets.deletedAt)))
    .where(and(eq(jobs.workspaceId, workspaceId), eq(jobs.takeHash, takeHash), eq(jobs.status, 'succeeded')))
    .orderBy(desc(jobs.createdAt), desc(assets.createdAt), desc(assets.id))
    .limit(20)
  const newest = rows.filter(({ jobId }) => jobId === rows[0]?.jobId)
  for (const kind of byWorth) {
    const found = newest.find((row) => row.kind === kind)
    if (found === undefined) continue
    const { kind: _, ...reusable } = found
    return reusable
  }
  return null
}
