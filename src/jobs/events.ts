import { sql } from 'drizzle-orm'
import type { EventType } from '#contract/events.ts'
import type { Queryable, Transaction } from '#db/client.ts'
import type { JsonObject } from '#kernel/json.ts'

/**
 * Appends an event under the workspace's next number. The number's row stays locked until the commit, so numbers
 * become visible in order and a reader can never skip one. Take it last in a transaction: everybody waits for it.
 */
export async function emitEvent(
  tx: Transaction,
  workspaceId: string,
  type: Exclude<EventType, 'reset' | 'job.progress'>,
  data: JsonObject,
): Promise<void> {
  await tx.execute(sql`
    with head as (
      insert into event_heads (workspace_id, seq) values (${workspaceId}, 1)
      on conflict (workspace_id) do update set seq = event_heads.seq + 1
      returning seq
    )
    insert into events (workspace_id, seq, type, data)
    select ${workspaceId}, seq, ${type}, ${JSON.stringify(data)}::jsonb from head`)
}

export const eventsKeptDays = 7

export async function deleteOldEvents(q: Queryable): Promise<void> {
  await q.execute(sql`delete from events where created_at < now() - make_interval(days => ${eventsKeptDays})`)
}
