import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { AssetKind } from '#contract/asset.ts'
import { liveStatuses } from '#contract/job.ts'
import type { Project } from '#contract/project.ts'
import type { Queryable } from '#db/client.ts'

export type Summary = Pick<Project, 'covers' | 'shots' | 'chosen' | 'takes' | 'running' | 'credits'>

const SummaryRow = z.object({
  id: z.string(),
  covers: z.array(z.object({ id: z.string(), kind: AssetKind })),
  shots: z.number(),
  chosen: z.number(),
  takes: z.number(),
  running: z.number(),
  credits: z.coerce.number(),
})

/** A take with sound and a finish leaves several files; its newest stands for it among so many. */
const filesLookedAt = 16

/** Pictures and counts of any number of projects, in one statement. */
export async function summariesOf(q: Queryable, ids: readonly string[]): Promise<Map<string, Summary>> {
  if (ids.length === 0) return new Map()
  const { rows } = await q.execute(sql`
    select project.id, of_shots.*, of_jobs.*, of_assets.*
    from unnest(${sql.param(ids)}::text[]) as project (id)
    cross join lateral (
      select count(*)::int as shots, count(chosen_job_id)::int as chosen from shots where project_id = project.id
    ) of_shots
    cross join lateral (
      select count(*)::int as takes,
        count(*) filter (where status = any(${sql.param(liveStatuses)}::text[]))::int as running,
        coalesce(sum(charged_credits), 0) as credits
      from jobs where project_id = project.id
    ) of_jobs
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('id', id, 'kind', kind) order by created_at desc, id desc), '[]') as covers
      from (
        select id, kind, created_at from (
          select id, kind, created_at,
            row_number() over (partition by coalesce(job_id, id) order by created_at desc, id desc) as place
          from (
            select id, kind, created_at, job_id from assets
            where project_id = project.id and deleted_at is null and status = 'ready'
              and poster_key is not null and kind in ('image', 'video')
            order by created_at desc, id desc limit ${filesLookedAt}
          ) files
        ) takes where place = 1 order by created_at desc, id desc limit 4
      ) newest
    ) of_assets`)
  return new Map(
    rows.map((row) => {
      const { id, covers, ...counts } = SummaryRow.parse(row)
      return [id, { ...counts, covers: covers.map(({ id, kind }) => coverOf(id, kind)) }]
    }),
  )
}

const coverOf = (assetId: string, kind: AssetKind): Summary['covers'][number] => ({
  assetId,
  posterUrl: `/api/v1/assets/${assetId}/poster`,
  kind,
})
