import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Queryable } from '#db/client.ts'
import { sampleKeys } from './engine-samples.ts'

/** So many samples of an engine are read; those of the last hours are "now", the others "usual". */
const samples = 200
const nowHours = 6
const latelyTakes = 10

const Row = z.object({
  engine: z.string(),
  takes: z.coerce.number(),
  worked: z.coerce.number(),
  lately_takes: z.coerce.number(),
  lately_worked: z.coerce.number(),
  median: z.number().nullable(),
  p95: z.number().nullable(),
  usual: z.number().nullable(),
  usual_takes: z.coerce.number(),
  typical: z.number().nullable(),
  failed_at: z.coerce.date().nullable(),
  failed: z.string().nullable(),
})
const WaitingRow = z.object({ engine: z.string(), waiting: z.coerce.number() })

/**
 * How each engine does: its newest samples by their index, never the table, and what stands in line for it. Engines
 * without a sample and without a line are absent.
 */
export async function measureEngines(q: Queryable, engineIds: readonly string[]) {
  const keys = engineIds.flatMap((id) => sampleKeys(id))
  const [measured, waiting] = await Promise.all([readSamples(q, keys), readWaiting(q)])
  const line = new Map(waiting.map(({ engine, waiting: takes }) => [engine, takes]))
  const seen = new Map(measured.map((row) => [row.engine, row]))
  const ids = engineIds.filter((id) => seen.has(id) || line.has(id))
  return new Map(ids.map((id) => [id, { ...factsOf(seen.get(id)), waiting: line.get(id) ?? 0 }]))
}

function factsOf(row: z.infer<typeof Row> | undefined) {
  return {
    takes: row?.takes ?? 0,
    worked: row?.worked ?? 0,
    lately: { takes: row?.lately_takes ?? 0, worked: row?.lately_worked ?? 0 },
    medianRatio: row?.median ?? null,
    p95Ratio: row?.p95 ?? null,
    usualRatio: row?.usual ?? null,
    usualTakes: row?.usual_takes ?? 0,
    typicalSeconds: row?.typical ?? null,
    lastFailure:
      row === undefined || row.failed_at === null || row.failed === null
        ? null
        : { at: row.failed_at.toISOString(), code: row.failed },
  }
}

async function readSamples(q: Queryable, keys: readonly string[]) {
  const { rows } = await q.execute(sql`
    with newest as (
      select split_part(wanted.key, ':', 2) as engine, d.*,
        d.seconds / greatest(d.units, 0.1) as ratio,
        d.at > now() - make_interval(hours => ${nowHours}) as now,
        d.nth <= ${latelyTakes} and d.at > now() - interval '1 hour' as lately
      from unnest(${sql.param([...keys])}::text[]) as wanted(key)
      join lateral (
        select seconds, units, failed, at, row_number() over (order by id desc) as nth
        from step_durations where key = wanted.key order by id desc limit ${samples}
      ) d on true
    )
    select engine,
      count(*) filter (where now) as takes,
      count(*) filter (where now and failed is null) as worked,
      count(*) filter (where lately) as lately_takes,
      count(*) filter (where lately and failed is null) as lately_worked,
      percentile_cont(0.5) within group (order by ratio) filter (where now and failed is null) as median,
      percentile_cont(0.95) within group (order by ratio) filter (where now and failed is null) as p95,
      percentile_cont(0.5) within group (order by ratio) filter (where not now and failed is null) as usual,
      count(*) filter (where not now and failed is null) as usual_takes,
      percentile_cont(0.5) within group (order by units) filter (where failed is null) as typical,
      max(at) filter (where failed is not null) as failed_at,
      (array_agg(failed order by at desc) filter (where failed is not null))[1] as failed
    from newest group by engine`)
  return z.array(Row).parse(rows)
}

/** Jobs that wait for a slot, and steps that wait for a worker or for a place at the vendor. */
async function readWaiting(q: Queryable) {
  const { rows } = await q.execute(sql`
    select engine, count(*) as waiting from (
      select engine_id as engine from jobs where status = 'queued'
      union all
      select input->>'engineId' from steps where status = 'pending' and sent_at is not null
        and kind in ('remote.submit', 'inline.render')
    ) line where engine is not null group by engine`)
  return z.array(WaitingRow).parse(rows)
}
