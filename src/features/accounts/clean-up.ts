import { lt, sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { rateLimit, session, verification } from '#db/schema/auth.ts'
import { forgetOldFailures } from './lock-out.ts'

/** Removes what is over: sessions, links, counts. The library never does; for a nightly sweep. */
export async function forgetExpired(db: Database): Promise<void> {
  await db.delete(session).where(lt(session.expiresAt, sql`now()`))
  await db.delete(verification).where(lt(verification.expiresAt, sql`now()`))
  await db.delete(rateLimit).where(lt(rateLimit.lastRequest, Date.now() - 24 * 60 * 60 * 1000))
  await forgetOldFailures(db)
}
