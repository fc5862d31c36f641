import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Usage, UsageQuery } from '#contract/usage.ts'
import type { Queryable } from '#db/client.ts'

const Days = z.array(
  z.object({ date: z.string(), jobs: z.coerce.number().int(), credits: z.coerce.number().int() }),
)
const Stored = z.object({ bytes: z.coerce.number().int() })

export async function usageOf(
  q: Queryable,
  workspaceId: string,
  { days, timeZone }: UsageQuery,
): Promise<Usage> {
  const counted = await q.execute(sql`
    with span as (
      select generate_series(today - ${days - 1}::int, today, interval '1 day')::date as day
      from (select (now() at time zone ${timeZone})::date as today) here
    ), made as (
      select (created_at at time zone ${timeZone})::date as day, count(*) as jobs, sum(charged_credits) as credits
      from jobs
      where workspace_id = ${workspaceId}
        and created_at >= (select min(day) from span)::timestamp at time zone ${timeZone}
      group by 1
    )
    select to_char(day, 'YYYY-MM-DD') as date, coalesce(jobs, 0) as jobs, coalesce(credits, 0) as credits
    from span left join made using (day) order by day`)
  const stored = await q.execute(sql`
    select coalesce(sum(bytes), 0) as bytes from assets where workspace_id = ${workspaceId} and deleted_at is null`)
  const list = Days.parse(counted.rows)
  return {
    days: list,
    jobs: list.reduce((sum, { jobs }) => sum + jobs, 0),
    credits: list.reduce((sum, { credits }) => sum + credits, 0),
    storageBytes: Stored.parse(stored.rows[0]).bytes,
  }
}
