import { and, asc, eq, getTableColumns, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { Mode } from '#contract/generation.ts'
import type { Lineage } from '#contract/lineage.ts'
import type { Queryable } from '#db/client.ts'
import { assetLinks, assets } from '#db/schema/assets.ts'
import { jobs } from '#db/schema/jobs.ts'
import type { AssetRow } from './view.ts'
import { viewAsset } from './view.ts'

const mostSteps = 20
const mostEachWay = 100

const Ids = z.array(z.object({ id: z.string() }))

export async function lineageOf(q: Queryable, asset: AssetRow): Promise<Lineage> {
  const sources = await reach(q, asset.id, sql`link.child_id`, sql`link.parent_id`)
  const made = await reach(q, asset.id, sql`link.parent_id`, sql`link.child_id`)
  const ids = [...sources, asset.id, ...made]
  const rows = await q
    .select({ ...getTableColumns(assets), mode: sql<unknown>`${jobs.request}->>'mode'` })
    .from(assets)
    .leftJoin(jobs, eq(jobs.id, assets.jobId))
    .where(and(inArray(assets.id, ids), eq(assets.workspaceId, asset.workspaceId), isNull(assets.deletedAt)))
    .orderBy(asc(assets.createdAt), asc(assets.id))
  const shown = rows.map((row) => row.id)
  const links = await q
    .select()
    .from(assetLinks)
    .where(and(inArray(assetLinks.childId, shown), inArray(assetLinks.parentId, shown)))
  const edges = new Map(
    links.map(({ parentId, childId }) => [`${parentId} ${childId}`, { from: parentId, to: childId }]),
  )
  return {
    nodes: rows.map(({ mode, ...row }) => ({
      asset: viewAsset(row),
      relation: row.id === asset.id ? 'self' : sources.includes(row.id) ? 'source' : 'made-from-it',
      viaJobId: row.jobId,
      mode: Mode.safeParse(mode).data ?? null,
    })),
    edges: [...edges.values()],
  }
}

/** Everything that links lead to from one asset in one direction, the nearest first. */
async function reach(q: Queryable, id: string, here: SQL, there: SQL): Promise<string[]> {
  const { rows } = await q.execute(sql`
    with recursive reached (id, steps) as (
      select ${id}::text, 0
      union
      select ${there}, steps + 1 from reached join asset_links link on ${here} = reached.id where steps < ${mostSteps}
    )
    select id from reached where steps > 0 group by id order by min(steps), id limit ${mostEachWay}`)
  return Ids.parse(rows).map((row) => row.id)
}
