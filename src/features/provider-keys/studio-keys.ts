import { engines } from '#catalog/engines.ts'
import type { StudioKey, StudioLimits } from '#contract/studio-key.ts'
import type { Database } from '#db/client.ts'
import type { Person } from '#http/route.ts'
import type { LiveCalls } from '#jobs/live-call.ts'
import { takenPlaces } from '#jobs/places.ts'
import type { RemoteProvider } from '#providers/spec/provider.ts'
import { ProviderKeyErrors } from './errors.ts'
import type { KeyRow, KeyRows } from './key-rows.ts'
import { askVendor, assertTaken, verdictOf } from './key-test.ts'
import { type Vendor, vendorOf } from './vendor.ts'

export interface StudioKeyDeps {
  db: Database
  calls: LiveCalls
  rows: KeyRows
  vendors: readonly Vendor[]
  /** The vendor with the studio's key and the limits in force; null without a key. */
  provider(id: string): Promise<RemoteProvider | null>
  limits: {
    read(): Promise<Record<string, StudioLimits>>
    change(change: (now: Record<string, StudioLimits>) => Record<string, StudioLimits>): Promise<void>
  }
}

export type StudioKeys = ReturnType<typeof openStudioKeys>

/** The studio's own keys and limits, as its owner sees them. A key of the environment wins and is only shown. */
export function openStudioKeys({ db, calls, rows, vendors, provider, limits }: StudioKeyDeps) {
  async function show(vendor: Vendor, row: KeyRow | undefined): Promise<StudioKey> {
    const { id, label, keysUrl } = vendor
    const remote = await provider(id).catch(() => null)
    const set = (await limits.read())[id]
    return {
      ...{ provider: id, label, keysUrl },
      engines: engines.filter(({ routes }) => routes.some((route) => route.provider === id)).length,
      key: keyOf(vendor, row),
      limits:
        remote === null
          ? null
          : { concurrency: remote.concurrency ?? null, requestsPerSecond: remote.requestsPerSecond },
      ownLimits: { concurrency: set?.concurrency ?? null, requestsPerSecond: set?.requestsPerSecond ?? null },
      running: await takenPlaces(db, { provider: id, payer: 'studio', workspaceId: '' }),
    }
  }
  function keyOf(vendor: Vendor, row: KeyRow | undefined): StudioKey['key'] {
    if (vendor.studio)
      return {
        from: 'environment',
        lastFour: vendor.lastFour ?? '',
        status: 'untested',
        detail: '',
        testedAt: null,
      }
    if (row === undefined) return null
    const { lastFour, detail, testedAt } = row
    return {
      from: 'settings',
      lastFour,
      status: rows.statusOf(row),
      detail,
      testedAt: testedAt.toISOString(),
    }
  }
  const showNow = async (vendor: Vendor) => show(vendor, (await rows.find(null, vendor.id)) ?? undefined)
  const own = (id: string): Vendor => {
    const vendor = vendorOf(vendors, id)
    if (vendor.studio) {
      throw ProviderKeyErrors.key_of_environment({
        detail: `The key for ${vendor.label} comes from the environment, which wins. Change it there.`,
      })
    }
    return vendor
  }

  return {
    async list(): Promise<StudioKey[]> {
      const stored = await rows.of(null)
      return Promise.all(
        vendors.map((vendor) =>
          show(
            vendor,
            stored.find((row) => row.provider === vendor.id),
          ),
        ),
      )
    },
    async put({ userId }: Person, id: string, key: string): Promise<StudioKey> {
      const vendor = own(id)
      await rows.save(null, id, key, await assertTaken(calls, null, vendor, key), userId)
      return showNow(vendor)
    },
    /** Asks the vendor about the key in force; what it says about one of the environment is told and kept nowhere. */
    async test(id: string): Promise<StudioKey> {
      const vendor = vendorOf(vendors, id)
      if (vendor.studio) {
        const remote = await provider(id)
        const verdict = remote && (await verdictOf(calls, null, vendor, remote))
        const shown = await show(vendor, undefined)
        if (verdict === null || shown.key === null) return shown
        const status = verdict.ok ? 'works' : verdict.refused ? 'refused' : 'untested'
        const testedAt = new Date().toISOString()
        return { ...shown, key: { ...shown.key, status, detail: verdict.detail, testedAt } }
      }
      const row = await rows.find(null, id)
      if (row === null) throw ProviderKeyErrors.not_found({ detail: `There is no key for ${vendor.label}.` })
      const key = rows.open(row)
      if (key !== null) {
        const { ok, detail } = await askVendor(calls, null, vendor, vendor.open(key))
        await rows.judge(row, ok ? 'works' : 'refused', detail)
      }
      return showNow(vendor)
    },
    async remove(id: string): Promise<void> {
      const gone = await rows.remove(null, own(id).id)
      if (gone.length === 0) throw ProviderKeyErrors.not_found({ detail: 'There is no key to remove.' })
    },
    async setLimits(id: string, wish: StudioLimits): Promise<StudioKey> {
      const vendor = vendorOf(vendors, id)
      await limits.change((now) => ({ ...now, [id]: wish }))
      return showNow(vendor)
    },
  }
}
