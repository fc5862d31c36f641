import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database, Queryable } from '#db/client.ts'
import { providerOperations } from '#db/schema/jobs.ts'
import { limitKey } from './provider-limits.ts'

type NewOperation = typeof providerOperations.$inferInsert
type Place = Parameters<typeof limitKey>[0]

/**
 * What a key has at its vendor: requests on their way and takes that are still looked at. One whose worker never came
 * back stops counting after an hour.
 */
export async function takenPlaces(q: Queryable, { provider, payer, workspaceId }: Place): Promise<number> {
  const ofKey = payer === 'studio' ? sql`true` : sql`workspace_id = ${workspaceId}`
  const { rows } = await q.execute(sql`
    select count(*) as taken from provider_operations
    where provider = ${provider} and payer = ${payer} and ${ofKey} and status in ('submitting', 'pending')
      and (case status when 'pending' then next_poll_at is not null else created_at > now() - interval '1 hour' end)`)
  return z.object({ taken: z.coerce.number() }).parse(rows[0]).taken
}

/** Asked before files are sent up for nothing; `takePlace` decides. */
export async function hasPlace(q: Queryable, place: Place, places: number | undefined): Promise<boolean> {
  return places === undefined || (await takenPlaces(q, place)) < places
}

/**
 * Writes an operation's row if its key has a free place at the vendor. Counting and writing are one under the key's row,
 * so that any number of workers never have more at the vendor than it allows. False: nothing was written.
 */
export async function takePlace(
  db: Database,
  operation: NewOperation & Place,
  places: number | undefined,
): Promise<boolean> {
  if (places === undefined) {
    await db.insert(providerOperations).values(operation)
    return true
  }
  const key = limitKey(operation)
  return db.transaction(async (tx) => {
    await tx.execute(sql`insert into provider_state (provider) values (${key}) on conflict do nothing`)
    await tx.execute(sql`select 1 from provider_state where provider = ${key} for update`)
    if ((await takenPlaces(tx, operation)) >= places) return false
    await tx.insert(providerOperations).values(operation)
    return true
  })
}
