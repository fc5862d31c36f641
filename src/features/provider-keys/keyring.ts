import { JobErrors } from '#jobs/errors.ts'
import type { RemoteProvider } from '#providers/spec/provider.ts'
import type { KeyOwner, KeyRows } from './key-rows.ts'
import { type Vendor, vendorOf } from './vendor.ts'
import { watchKey } from './watch.ts'

export interface KeyHealth {
  /** Providers that the workspace pays itself. */
  works: Set<string>
  /** Those whose own key of the workspace does not work. */
  broken: Set<string>
  /** Those that the studio has a working key for in its database. */
  studio: Set<string>
}

/** Vendors, called with the keys of the database: opened only to be used, and once for each key. */
export function openKeyring(rows: KeyRows, vendors: readonly Vendor[]) {
  /** By owner and provider; a row that has been sealed anew opens a new one. */
  const opened = new Map<string, { sealedText: string; provider: RemoteProvider }>()
  return {
    async health(workspaceId: string): Promise<KeyHealth> {
      const around = await rows.around(workspaceId)
      const ids = (own: boolean, works: boolean) =>
        new Set(
          around
            .filter((row) => (row.workspaceId !== null) === own && (rows.statusOf(row) === 'works') === works)
            .map(({ provider }) => provider),
        )
      return { works: ids(true, true), broken: ids(true, false), studio: ids(false, true) }
    },

    /** Throws key trouble (see `isKeyTrouble`) when the owner has no key that works. */
    async provider(provider: string, owner: KeyOwner): Promise<RemoteProvider> {
      const vendor = vendorOf(vendors, provider)
      const place = `${provider} ${owner ?? ''}`
      const row = await rows.find(owner, provider)
      if (row === null) {
        opened.delete(place)
        throw missing(vendor, owner)
      }
      if (row.status === 'refused') throw refused(vendor, owner, row.detail)
      const sealedText = Buffer.from(row.sealedText).toString('base64')
      const known = opened.get(place)
      if (known?.sealedText === sealedText) return known.provider
      const key = rows.open(row)
      if (key === null)
        throw refused(vendor, owner, 'It was sealed under a secret that this studio no longer has.')
      const fresh = watchKey(vendor.open(key), async (detail) => {
        await rows.judge(row, 'refused', detail)
      })
      opened.set(place, { sealedText, provider: fresh })
      return fresh
    },
  }
}

const whose = (owner: KeyOwner): string => (owner === null ? 'The studio’s key' : 'Your key')

function missing({ id, label }: Vendor, owner: KeyOwner) {
  const back = 'All credits of this step are back.'
  return JobErrors.provider_key_missing({
    detail:
      owner === null
        ? `The studio has no key for ${label} now. ${back}`
        : `This take runs on your own key for ${label}, and there is none now. ${back}`,
    nextSteps: [
      { action: 'add_key', label: `Add a key for ${label}`, providers: [id] },
      { action: 'retry', label: 'Then try again' },
    ],
  })
}

function refused({ id, label }: Vendor, owner: KeyOwner, detail: string) {
  return JobErrors.provider_key_refused({
    detail: `${whose(owner)} for ${label} does not work: ${detail} All credits of this step are back.`,
    nextSteps: [
      { action: 'replace_key', label: `Replace the key for ${label}`, providers: [id] },
      { action: 'retry', label: 'Then try again' },
    ],
  })
}
