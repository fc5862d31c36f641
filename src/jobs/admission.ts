import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database, Transaction } from '#db/client.ts'

/** A take of a one-by-one group begins when those before it are over; until then it takes no slot and no place in the line. */
export const heldBack = sql`(jobs.release = 'one-by-one' and exists (
  select 1 from jobs before where before.group_id = jobs.group_id and before.quote_part < jobs.quote_part
    and before.status in ('queued', 'running', 'paused')))`

const IdRow = z.object({ id: z.string() })

/**
 * Starts queued jobs of one workspace while it has free slots: highest priority first, then oldest. Slots are a
 * workspace's own, so one tenant's backlog never delays another's. Runs in the transaction that frees or needs a slot.
 */
export async function admit(tx: Transaction, workspaceId: string, defaultSlots: number): Promise<string[]> {
  const slots = await lockAdmission(tx, workspaceId, defaultSlots)
  const result = await tx.execute(sql`
    with next as (
      select id from jobs where workspace_id = ${workspaceId} and status = 'queued' and not ${heldBack}
      order by priority desc, created_at, id
      limit greatest(0, ${slots}::int - (
        select count(*) from jobs where workspace_id = ${workspaceId} and status = 'running')::int)
      for no key update skip locked
    )
    update jobs set status = 'running', started_at = coalesce(started_at, now()),
      deadline_at = now() + make_interval(secs => greatest(1800, 20 * (
        select coalesce(sum(expected_seconds), 0) from steps where steps.job_id = jobs.id)))
    from next where jobs.id = next.id
    returning jobs.id`)
  return result.rows.map((row) => IdRow.parse(row).id)
}

/**
 * One lock a workspace until the commit: count-then-start is exact only under it (without it 20 concurrent starts ran
 * 60 jobs at a cap of 3). Returns the
 * workspace's number of slots: its own, else the operator's setting, else the default.
 */
export async function lockAdmission(
  tx: Transaction,
  workspaceId: string,
  defaultSlots: number,
): Promise<number> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`admit:${workspaceId}`}, 0))`)
  const result = await tx.execute(sql`
    select coalesce(concurrency, (select (value #>> '{}')::int from settings where key = 'concurrency'),
      ${defaultSlots}::int) as slots
    from workspaces where id = ${workspaceId}`)
  return z.object({ slots: z.number() }).parse(result.rows[0]).slots
}

/** Workspaces that have something queued; the sweep offers each a chance, in case a slot came free unseen. */
export async function workspacesWithQueue(db: Database): Promise<string[]> {
  const result = await db.execute(sql`select distinct workspace_id as id from jobs where status = 'queued'`)
  return result.rows.map((row) => IdRow.parse(row).id)
}
