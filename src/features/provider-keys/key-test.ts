import type { KeyVerdict } from '#providers/spec/provider.ts'
import { ProviderKeyErrors } from './errors.ts'
import type { Vendor } from './vendor.ts'

const testTimeoutMs = 20_000

/** Asks the vendor by its cheapest call. Throws when it could not be asked. */
export async function askVendor(vendor: Vendor, key: string): Promise<KeyVerdict> {
  const verdict = await vendor.open(key).testKey(AbortSignal.timeout(testTimeoutMs))
  if (verdict.ok || verdict.refused) return verdict
  throw ProviderKeyErrors.provider_unavailable({
    detail: verdict.detail,
    nextSteps: [{ action: 'retry', label: 'Try again' }],
  })
}

/** Throws unless the vendor takes the key; returns what it said. */
export async function assertTaken(vendor: Vendor, key: string): Promise<string> {
  const { label, maxKeyChars = 500 } = vendor
  if (key.length > maxKeyChars)
    throw refused(vendor, `A key of ${label} has at most ${maxKeyChars} characters.`)
  const verdict = await vendor.open(key).testKey(AbortSignal.timeout(testTimeoutMs))
  if (verdict.ok) return verdict.detail
  if (!verdict.refused) {
    throw ProviderKeyErrors.provider_unavailable({
      detail: `${verdict.detail} The key was not saved, because it could not be tested.`,
      nextSteps: [{ action: 'retry', label: 'Try again' }],
    })
  }
  throw refused(vendor, verdict.detail)
}

const refused = ({ label, keysUrl }: Vendor, detail: string) =>
  ProviderKeyErrors.key_refused({
    detail: `${detail} Nothing was saved.`,
    errors: [{ path: 'key', code: 'key_refused', message: detail }],
    nextSteps: [{ action: 'open_url', label: `See your keys at ${label}`, url: keysUrl }],
  })
