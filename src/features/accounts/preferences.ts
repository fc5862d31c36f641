import { eq, sql } from 'drizzle-orm'
import { type Preferences, type PreferencesPatch, readPreferences } from '#contract/preferences.ts'
import type { Database, Queryable } from '#db/client.ts'
import { userPreferences } from '#db/schema/auth.ts'
import { toJsonObject } from '#kernel/json.ts'

export async function showPreferences(q: Queryable, userId: string): Promise<Preferences> {
  const [row] = await q.select().from(userPreferences).where(eq(userPreferences.userId, userId))
  return readPreferences(row?.value)
}

/** Two devices that change two things at once both get their way: the row is locked while it is merged. */
export async function changePreferences(
  db: Database,
  userId: string,
  patch: PreferencesPatch,
): Promise<Preferences> {
  return db.transaction(async (tx) => {
    await tx.insert(userPreferences).values({ userId, value: {} }).onConflictDoNothing()
    const isMine = eq(userPreferences.userId, userId)
    const [row] = await tx.select().from(userPreferences).where(isMine).for('update')
    const before = readPreferences(row?.value)
    const after = readPreferences({
      ...before,
      ...patch,
      notify: { ...before.notify, ...patch.notify },
      defaults: { ...before.defaults, ...patch.defaults },
    })
    await tx
      .update(userPreferences)
      .set({ value: toJsonObject(after), updatedAt: sql`now()` })
      .where(isMine)
    return after
  })
}
