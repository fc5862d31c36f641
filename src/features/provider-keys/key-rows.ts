import { and, asc, eq, gt, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { providerKeys } from '#db/schema/jobs.ts'
import { newId } from '#kernel/ids.ts'
import type { Sealer } from './seal.ts'

export type KeyRow = typeof providerKeys.$inferSelect
/** A workspace's id; null for the studio itself. */
export type KeyOwner = string | null

/** What is bound into the envelope: a row that was copied to another owner opens nothing. */
const boundTo = (owner: KeyOwner, provider: string): string => `${provider} of ${owner ?? 'the studio'}`

const isOf = (owner: KeyOwner): SQL | undefined =>
  owner === null ? isNull(providerKeys.workspaceId) : eq(providerKeys.workspaceId, owner)
/** The very key that was read, not one that replaced it meanwhile. */
const isSame = (row: KeyRow) => and(eq(providerKeys.id, row.id), eq(providerKeys.sealedText, row.sealedText))

export interface KeyRowsDeps {
  db: Database
  sealer: Sealer
  /** Reads the studio's secrets again: another process may have changed them. */
  reload?(): Promise<void>
}

export type KeyRows = ReturnType<typeof openKeyRows>

/** The rows of sealed keys. A process that meets a secret it does not know reads the secrets again. */
export function openKeyRows({ db, sealer, reload = async () => {} }: KeyRowsDeps) {
  async function met(rows: KeyRow[]): Promise<KeyRow[]> {
    if (rows.some(({ secretId }) => !sealer.knows(secretId))) await reload()
    return rows
  }
  async function write(row: KeyRow, set: Partial<KeyRow> | { testedAt: SQL }): Promise<KeyRow | null> {
    const [after] = await db.update(providerKeys).set(set).where(isSame(row)).returning()
    return after ?? null
  }
  return {
    of: async (owner: KeyOwner) => met(await db.select().from(providerKeys).where(isOf(owner))),
    /** Those of a workspace and those of the studio. */
    around: async (workspaceId: string) =>
      met(
        await db
          .select()
          .from(providerKeys)
          .where(or(isOf(workspaceId), isOf(null))),
      ),
    async find(owner: KeyOwner, provider: string): Promise<KeyRow | null> {
      const found = await db
        .select()
        .from(providerKeys)
        .where(and(isOf(owner), eq(providerKeys.provider, provider)))
      return (await met(found))[0] ?? null
    },
    statusOf: (row: KeyRow) => (sealer.knows(row.secretId) ? row.status : 'unreadable'),
    open: (row: KeyRow) => sealer.open(row, boundTo(row.workspaceId, row.provider)),

    async save(owner: KeyOwner, provider: string, key: string, detail: string, by: string): Promise<KeyRow> {
      // What is sealed from now on must be under the newest secret: the one before may go.
      await reload()
      const facts = {
        ...sealer.seal(key, boundTo(owner, provider)),
        lastFour: key.slice(-4),
        status: 'works' as const,
        detail,
        createdBy: by,
        testedAt: sql`now()`,
        createdAt: sql`now()`,
      }
      const { workspaceId, provider: name } = providerKeys
      const [row] = await db
        .insert(providerKeys)
        .values({ id: newId('providerKey'), workspaceId: owner, provider, ...facts })
        .onConflictDoUpdate(
          owner === null
            ? { target: name, targetWhere: isNull(workspaceId), set: facts }
            : { target: [workspaceId, name], set: facts },
        )
        .returning()
      if (row === undefined) throw new Error('insert returned no key')
      return row
    },
    judge: (row: KeyRow, status: KeyRow['status'], detail: string) =>
      write(row, { status, detail, testedAt: sql`now()` }),
    async remove(owner: KeyOwner, provider: string): Promise<KeyRow[]> {
      return db
        .delete(providerKeys)
        .where(and(isOf(owner), eq(providerKeys.provider, provider)))
        .returning()
    },

    /**
     * Wraps every key under the current secret, `batch` rows at a time. Each row is a statement of its own and opens
     * before and after it, so this may be killed at any of them and run again.
     */
    async rewrap(batch = 100, onBatch: (done: number) => void = () => {}) {
      let [done, unreadable, last] = [0, 0, '']
      for (;;) {
        const rows = await db
          .select()
          .from(providerKeys)
          .where(and(ne(providerKeys.secretId, sealer.currentId), gt(providerKeys.id, last)))
          .orderBy(asc(providerKeys.id))
          .limit(batch)
        for (const row of rows) {
          const fresh = sealer.rewrap(row, boundTo(row.workspaceId, row.provider))
          if (fresh === null) unreadable++
          else if ((await write(row, fresh)) !== null) done++
        }
        last = rows.at(-1)?.id ?? last
        if (rows.length > 0) onBatch(done)
        if (rows.length < batch) return { done, unreadable }
      }
    },
  }
}
