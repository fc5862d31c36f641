import type { ProviderKey } from '#contract/provider-key.ts'
import type { Database } from '#db/client.ts'
import type { Actor } from '#http/route.ts'
import type { LiveCalls } from '#jobs/live-call.ts'
import { ProviderKeyErrors } from './errors.ts'
import type { KeyRow, KeyRows } from './key-rows.ts'
import { askVendor, assertTaken } from './key-test.ts'
import { spentOn } from './spent.ts'
import { type Vendor, vendorOf } from './vendor.ts'

export interface KeyDeps {
  db: Database
  calls: LiveCalls
  rows: KeyRows
  vendors: readonly Vendor[]
}

export type ProviderKeys = ReturnType<typeof openProviderKeys>

/** The workspaces' own keys, as their admins see them. */
export function openProviderKeys({ db, calls, rows, vendors }: KeyDeps) {
  async function show(vendor: Vendor, workspaceId: string, around: readonly KeyRow[]): Promise<ProviderKey> {
    const { id: provider, label, keysUrl } = vendor
    const of = (owner: string | null) =>
      around.find((row) => row.workspaceId === owner && row.provider === provider)
    const studiosRow = of(null)
    const studio = vendor.studio || (studiosRow !== undefined && rows.statusOf(studiosRow) === 'works')
    const row = of(workspaceId)
    if (row === undefined) return { provider, label, keysUrl, studio, own: null }
    const { lastFour, detail, testedAt, createdAt } = row
    return {
      ...{ provider, label, keysUrl, studio },
      own: {
        lastFour,
        status: rows.statusOf(row),
        detail,
        testedAt: testedAt.toISOString(),
        createdAt: createdAt.toISOString(),
        ...(await spentOn(db, workspaceId, provider)),
      },
    }
  }
  const showNow = async (vendor: Vendor, workspaceId: string) =>
    show(vendor, workspaceId, await rows.around(workspaceId))

  return {
    async list(workspaceId: string): Promise<ProviderKey[]> {
      const around = await rows.around(workspaceId)
      return Promise.all(vendors.map((vendor) => show(vendor, workspaceId, around)))
    },

    /** Tests the key with its vendor, then keeps it in the place of an older one. */
    async put({ workspaceId, userId }: Actor, provider: string, key: string): Promise<ProviderKey> {
      const vendor = vendorOf(vendors, provider)
      await rows.save(workspaceId, provider, key, await assertTaken(calls, workspaceId, vendor, key), userId)
      return showNow(vendor, workspaceId)
    },

    /** Asks the vendor about the stored key again. */
    async testAgain(workspaceId: string, provider: string): Promise<ProviderKey> {
      const vendor = vendorOf(vendors, provider)
      const row = await rows.find(workspaceId, provider)
      if (row === null) throw ProviderKeyErrors.not_found({ detail: `There is no key for ${vendor.label}.` })
      const key = rows.open(row)
      if (key !== null) {
        const { ok, detail } = await askVendor(calls, workspaceId, vendor, vendor.open(key))
        await rows.judge(row, ok ? 'works' : 'refused', detail)
      }
      return showNow(vendor, workspaceId)
    },

    async remove(workspaceId: string, provider: string): Promise<void> {
      const gone = await rows.remove(workspaceId, provider)
      if (gone.length === 0) throw ProviderKeyErrors.not_found({ detail: 'There is no key to remove.' })
    },
  }
}
