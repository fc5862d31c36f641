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
  const verdict = await vendor.open(key).testKey(AbortSignal.timeout(testTimeoutMs))
  if (verdict.ok) return verdict.detail
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
