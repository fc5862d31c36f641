import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Queryable } from '#db/client.ts'

const Row = z.object({ engine: z.string(), takes: z.coerce.number(), kept: z.coerce.number() })
/** Fewer takes than this say nothing about an engine. */
const fewTakes = 3

/**
 * The share of an engine's takes that people of this workspace chose, over its last hundred shots with a choice. One take
 * more of each kind is counted, so that a few never say "always" or "never".
 */
export async function keepRates(q: Queryable, workspaceId: string): Promise<Map<string, number>> {
  const { rows } = await q.execute(sql`
    with chosen as (
      select id, chosen_job_id from shots
      where workspace_id = ${workspaceId} and chosen_job_id is not null
      order by created_at desc limit 100
    )
    select jobs.engine_id as engine, count(*) as takes, count(*) filter (where jobs.id = chosen.chosen_job_id) as kept
    from chosen join jobs on jobs.shot_id = chosen.id and jobs.workspace_id = ${workspaceId}
    where jobs.status = 'succeeded' group by jobs.engine_id`)
  const known = z
    .array(Row)
    .parse(rows)
    .filter(({ takes }) => takes >= fewTakes)
  return new Map(known.map(({ engine, takes, kept }) => [engine, (kept + 1) / (takes + 2)]))
}
