import { eq, sql } from 'drizzle-orm'
import type { Me, MePatch } from '#contract/people.ts'
import type { Queryable } from '#db/client.ts'
import { user } from '#db/schema/auth.ts'
import { CommonErrors } from '#kernel/errors.ts'

type Row = typeof user.$inferSelect

export async function showMe(q: Queryable, userId: string): Promise<Me> {
  const [row] = await q.select().from(user).where(eq(user.id, userId))
  return show(row)
}

export async function changeMe(q: Queryable, userId: string, patch: MePatch): Promise<Me> {
  const [row] = await q
    .update(user)
    .set({ ...patch, updatedAt: sql`now()` })
    .where(eq(user.id, userId))
    .returning()
  return show(row)
}

function show(row: Row | undefined): Me {
  if (!row) throw CommonErrors.unauthenticated()
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    emailVerified: row.emailVerified,
    studioRole: row.role === 'owner' ? 'owner' : 'user',
    createdAt: row.createdAt.toISOString(),
  }
}
