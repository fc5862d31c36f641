import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Queryable } from '#db/client.ts'
import { formatUsd } from '#kernel/money.ts'

const Spent = z.object({ running: z.coerce.number().int(), month: z.coerce.number().int() })

/** What a workspace's own key does now, and what the vendor took for it this month. */
export async function spentOn(
  q: Queryable,
  workspaceId: string,
  provider: string,
): Promise<{ running: number; monthUsd: string }> {
  const { rows } = await q.execute(sql`
    select count(*) filter (where status in ('submitting', 'pending') and next_poll_at is not null) as running,
      coalesce(sum(cost_micro_usd) filter (
        where created_at >= date_trunc('month', now() at time zone 'UTC') at time zone 'UTC'), 0) as month
    from provider_operations
    where workspace_id = ${workspaceId} and provider = ${provider} and payer = 'workspace'`)
  const { running, month } = Spent.parse(rows[0])
  return { running, monthUsd: formatUsd(month) }
}
