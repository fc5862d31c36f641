import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '#db/client.ts'
import { Credits } from './amounts.ts'

const workspacesPerPage = 500

/** Takes the credits of every bucket that has expired by then, a transaction a workspace. Returns how many there were. */
export async function expireBuckets(db: Database, now: Date): Promise<number> {
  const byThen = now.toISOString()
  let taken = 0
  let after = ''
  for (;;) {
    const due = await db.execute(sql`
      select distinct workspace_id as id from ledger_accounts
      where expires_at <= ${byThen}::timestamptz and balance > 0 and kind <> 'house' and workspace_id > ${after}
      order by workspace_id limit ${workspacesPerPage}`)
    const ids = z.array(z.object({ id: z.string() })).parse(due.rows)
    for (const { id } of ids) {
      const result = await db.execute(sql`select ledger_expire(${id}, ${byThen}::timestamptz) as taken`)
      taken += z.object({ taken: Credits }).parse(result.rows[0]).taken
      after = id
    }
    if (ids.length < workspacesPerPage) return taken
  }
}
