import { and, eq, ne, sql } from 'drizzle-orm'
import type { ProviderKey } from '#contract/provider-key.ts'
import type { Database } from '#db/client.ts'
import { providerKeys } from '#db/schema/jobs.ts'
import type { Actor } from '#http/route.ts'
import { JobErrors } from '#jobs/errors.ts'
import { newId } from '#kernel/ids.ts'
import type { KeyVerdict, RemoteProvider } from '#providers/spec/provider.ts'
import { ProviderKeyErrors } from './errors.ts'
import type { Sealer } from './seal.ts'
import { spentOn } from './spent.ts'
import { watchKey } from './watch.ts'

/** A vendor whose keys people may bring. */
export interface Vendor {
  id: string
  label: string
  /** Where it hands out keys. */
  keysUrl: string
  /** The studio has a key of its own. */
  studio: boolean
  open(key: string): RemoteProvider
}

export interface KeyDeps {
  db: Database
  sealer: Sealer
  vendors: readonly Vendor[]
}

type Row = typeof providerKeys.$inferSelect

export type ProviderKeys = ReturnType<typeof openProviderKeys>

/** The workspaces' own keys: sealed in the database, opened only to be used. */
export function openProviderKeys({ db, sealer, vendors }: KeyDeps) {
  /** Providers by key row; a row that has been sealed anew opens a new one. */
  const opened = new Map<string, { sealedText: string; provider: RemoteProvider }>()

  const vendorOf = (id: string): Vendor => {
    const vendor = vendors.find((one) => one.id === id)
    if (vendor === undefined) throw ProviderKeyErrors.not_found({ detail: `There is no provider ${id}.` })
    return vendor
  }
  const isOne = (workspaceId: string, provider: string) =>
    and(eq(providerKeys.workspaceId, workspaceId), eq(providerKeys.provider, provider))

  async function rowOf(workspaceId: string, provider: string): Promise<Row | null> {
    const [row] = await db.select().from(providerKeys).where(isOne(workspaceId, provider))
    return row ?? null
  }

  async function show(vendor: Vendor, workspaceId: string, row: Row | null): Promise<ProviderKey> {
    const { id: provider, label, keysUrl, studio } = vendor
    if (row === null) return { provider, label, keysUrl, studio, own: null }
    const { lastFour, detail, testedAt, createdAt } = row
    return {
      ...{ provider, label, keysUrl, studio },
      own: {
        lastFour,
        status: statusOf(row),
        detail,
        testedAt: testedAt.toISOString(),
        createdAt: createdAt.toISOString(),
        ...(await spentOn(db, workspaceId, provider)),
      },
    }
  }

  const statusOf = (row: Row) => (sealer.knows(row.secretId) ? row.status : 'unreadable')

  /** Throws unless the vendor takes the key. */
  async function test(vendor: Vendor, key: string): Promise<Extract<KeyVerdict, { ok: true }>> {
    const verdict = await vendor.open(key).testKey(AbortSignal.timeout(testTimeoutMs))
    if (verdict.ok) return verdict
    if (!verdict.refused) {
      throw ProviderKeyErrors.provider_unavailable({
        detail: `${verdict.detail} The key was not saved, because it could not be tested.`,
        nextSteps: [{ action: 'retry', label: 'Try again' }],
      })
    }
    throw ProviderKeyErrors.key_refused({
      detail: `${verdict.detail} Nothing was saved.`,
      errors: [{ path: 'key', code: 'key_refused', message: verdict.detail }],
      nextSteps: [{ action: 'open_url', label: `See your keys at ${vendor.label}`, url: vendor.keysUrl }],
    })
  }

  return {
    async list(workspaceId: string): Promise<ProviderKey[]> {
      const rows = await db.select().from(providerKeys).where(eq(providerKeys.workspaceId, workspaceId))
      return Promise.all(
        vendors.map((vendor) =>
          show(vendor, workspaceId, rows.find(({ provider }) => provider === vendor.id) ?? null),
        ),
      )
    },

    /** Tests the key with its vendor, then keeps it in the place of an older one. */
    async put({ workspaceId, userId }: Actor, provider: string, key: string): Promise<ProviderKey> {
      const vendor = vendorOf(provider)
      const { detail } = await test(vendor, key)
      const facts = {
        ...sealer.seal(key, ownerOf(workspaceId, provider)),
        lastFour: key.slice(-4),
        status: 'works' as const,
        detail,
        createdBy: userId,
        testedAt: sql`now()`,
        createdAt: sql`now()`,
      }
      const [row] = await db
        .insert(providerKeys)
        .values({ id: newId('providerKey'), workspaceId, provider, ...facts })
        .onConflictDoUpdate({ target: [providerKeys.workspaceId, providerKeys.provider], set: facts })
        .returning()
      return show(vendor, workspaceId, row ?? null)
    },

    /** Asks the vendor about the stored key again. */
    async testAgain(workspaceId: string, provider: string): Promise<ProviderKey> {
      const vendor = vendorOf(provider)
      const row = await rowOf(workspaceId, provider)
      if (row === null) throw ProviderKeyErrors.not_found({ detail: `There is no key for ${vendor.label}.` })
      const key = sealer.open(row, ownerOf(workspaceId, provider))
      if (key === null) return show(vendor, workspaceId, row)
      const verdict = await vendor.open(key).testKey(AbortSignal.timeout(testTimeoutMs))
      if (!verdict.ok && !verdict.refused) {
        throw ProviderKeyErrors.provider_unavailable({
          detail: verdict.detail,
          nextSteps: [{ action: 'retry', label: 'Try again' }],
        })
      }
      const [after] = await db
        .update(providerKeys)
        .set({ status: verdict.ok ? 'works' : 'refused', detail: verdict.detail, testedAt: sql`now()` })
        .where(isSame(row))
        .returning()
      return show(vendor, workspaceId, after ?? (await rowOf(workspaceId, provider)))
    },

    async remove(workspaceId: string, provider: string): Promise<void> {
      const gone = await db.delete(providerKeys).where(isOne(workspaceId, provider)).returning()
      if (gone.length === 0) throw ProviderKeyErrors.not_found({ detail: 'There is no key to remove.' })
      for (const { id } of gone) opened.delete(id)
    },

    /** Which providers the workspace pays itself, and which of its keys do not work. */
    async health(workspaceId: string): Promise<{ works: Set<string>; broken: Set<string> }> {
      const rows = await db.select().from(providerKeys).where(eq(providerKeys.workspaceId, workspaceId))
      const works = rows.filter((row) => statusOf(row) === 'works')
      const broken = rows.filter((row) => statusOf(row) !== 'works')
      const ids = (list: Row[]) => new Set(list.map(({ provider }) => provider))
      return { works: ids(works), broken: ids(broken) }
    },

    /** The vendor, called with the workspace's key. Throws key trouble (see `isKeyTrouble`) when there is none that works. */
    async provider(provider: string, workspaceId: string): Promise<RemoteProvider> {
      const vendor = vendorOf(provider)
      const row = await rowOf(workspaceId, provider)
      if (row === null) {
        throw JobErrors.provider_key_missing({
          detail: `This take runs on your own key for ${vendor.label}, and there is none now. All credits of this step are back.`,
          nextSteps: [
            { action: 'add_key', label: `Add a key for ${vendor.label}`, providers: [provider] },
            { action: 'retry', label: 'Then try again' },
          ],
        })
      }
      if (row.status === 'refused') throw refused(vendor, row.detail)
      const sealedText = Buffer.from(row.sealedText).toString('base64')
      const known = opened.get(row.id)
      if (known?.sealedText === sealedText) return known.provider
      const key = sealer.open(row, ownerOf(workspaceId, provider))
      if (key === null) throw refused(vendor, 'It was sealed under a secret that this studio no longer has.')
      const fresh = watchKey(vendor.open(key), async (detail) => {
        await db
          .update(providerKeys)
          .set({ status: 'refused', detail, testedAt: sql`now()` })
          .where(isSame(row))
      })
      opened.set(row.id, { sealedText, provider: fresh })
      return fresh
    },

    /** After a change of the studio's secret: every key under the current one, so that the previous one may go. */
    async rewrapAll(): Promise<number> {
      const old = await db.select().from(providerKeys).where(ne(providerKeys.secretId, sealer.currentId))
      let done = 0
      for (const row of old) {
        const fresh = sealer.rewrap(row, ownerOf(row.workspaceId, row.provider))
        if (fresh === null) continue
        const changed = await db.update(providerKeys).set(fresh).where(isSame(row)).returning()
        done += changed.length
      }
      return done
    },
  }
}

const testTimeoutMs = 20_000

const ownerOf = (workspaceId: string, provider: string): string => `${provider} of ${workspaceId}`

/** The very key that was read, not one that replaced it meanwhile. */
const isSame = (row: Row) => and(eq(providerKeys.id, row.id), eq(providerKeys.sealedText, row.sealedText))

function refused(vendor: Vendor, detail: string) {
  return JobErrors.provider_key_refused({
    detail: `Your key for ${vendor.label} does not work: ${detail} All credits of this step are back.`,
    nextSteps: [
      { action: 'replace_key', label: `Replace the key for ${vendor.label}`, providers: [vendor.id] },
      { action: 'retry', label: 'Then try again' },
    ],
  })
}
