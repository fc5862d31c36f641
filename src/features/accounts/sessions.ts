import { and, desc, eq, gt, ne, sql } from 'drizzle-orm'
import type { Session } from '#contract/people.ts'
import type { Database } from '#db/client.ts'
import { session } from '#db/schema/auth.ts'
import type { Person } from '#http/route.ts'
import { CommonErrors } from '#kernel/errors.ts'

export async function listSessions(db: Database, person: Person): Promise<Session[]> {
  const rows = await db
    .select()
    .from(session)
    .where(and(eq(session.userId, person.userId), gt(session.expiresAt, sql`now()`)))
    .orderBy(desc(session.updatedAt))
    .limit(100)
  return rows.map((row) => ({
    id: row.id,
    isCurrent: row.id === person.sessionId,
    ipAddress: row.ipAddress,
    userAgent: row.userAgent,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.updatedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  }))
}

export async function revokeSession(db: Database, person: Person, sessionId: string): Promise<void> {
  const gone = await db
    .delete(session)
    .where(and(eq(session.id, sessionId), eq(session.userId, person.userId)))
    .returning({ id: session.id })
  if (gone.length === 0) throw CommonErrors.not_found()
}

/** Every device but this one. */
export async function revokeOtherSessions(db: Database, person: Person): Promise<void> {
  await db.delete(session).where(and(eq(session.userId, person.userId), ne(session.id, person.sessionId)))
}
