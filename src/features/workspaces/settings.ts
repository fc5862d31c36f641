import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { StudioLimits } from '#contract/studio-key.ts'
import type { Database, Queryable } from '#db/client.ts'
import { settings } from '#db/schema/workspaces.ts'

/** What the operator may change while the studio runs. A value that is absent or no longer valid falls back to its default. */
export const settingSchemas = {
  /** List price of a credit in micro-dollars. */
  creditPriceMicroUsd: z.number().int().min(1).max(1_000_000_000).default(100_000),
  /** Jobs at once in a workspace that sets nothing else. */
  concurrency: z.number().int().min(1).max(1_000).default(3),
  /** Who may sign up after the owner. `auto`: anybody on loopback, nobody elsewhere. */
  registration: z.enum(['auto', 'open', 'closed']).default('auto'),
  /** Who bears what a vendor bills for work that it then blocks. */
  whoPaysModerated: z.enum(['house', 'user']).default('house'),
  /** What the studio's keys may do at their vendors, by provider; without one the vendor's first tier counts. */
  providerLimits: z.record(z.string().max(32), StudioLimits).default({}),
  /** Who may clone voices, and how many a workspace may have on the studio's key. */
  voiceClones: z
    .strictObject({
      atLeast: z.enum(['member', 'admin', 'owner']).default('admin'),
      perWorkspace: z.int().min(0).max(1_000).default(5),
    })
    .prefault({}),
} as const

export type SettingKey = keyof typeof settingSchemas
export type Settings = { [K in SettingKey]: z.output<(typeof settingSchemas)[K]> }

const Shape = z.object(settingSchemas)

export async function readSettings(q: Queryable): Promise<Settings> {
  const stored = new Map((await q.select().from(settings)).map((row) => [row.key, row.value]))
  const entries = Object.entries(settingSchemas).map(([key, schema]) => {
    const parsed = schema.safeParse(stored.get(key))
    return [key, parsed.success ? parsed.data : schema.parse(undefined)]
  })
  return Shape.parse(Object.fromEntries(entries))
}

/** Throws a ZodError for a value that the setting does not take. */
export async function writeSetting<K extends SettingKey>(
  q: Queryable,
  key: K,
  value: Settings[K],
): Promise<void> {
  const valid = settingSchemas[key].parse(value)
  await q
    .insert(settings)
    .values({ key, value: valid })
    .onConflictDoUpdate({ target: settings.key, set: { value: valid, updatedAt: sql`now()` } })
}

/** Changes a part of a setting. Two changes at once come after one another, so that neither is lost. */
export async function changeSetting<K extends SettingKey>(
  db: Database,
  key: K,
  change: (now: Settings[K]) => Settings[K],
): Promise<void> {
  await db.transaction(async (tx) => {
    const unset = settingSchemas[key].parse(undefined)
    await tx.insert(settings).values({ key, value: unset }).onConflictDoNothing()
    await tx.select({ key: settings.key }).from(settings).where(eq(settings.key, key)).for('update')
    await writeSetting(tx, key, change((await readSettings(tx))[key]))
  })
}
