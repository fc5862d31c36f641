import { type LiveCalls, liveKey } from '#jobs/live-call.ts'
import type { KeyVerdict, RemoteProvider } from '#providers/spec/provider.ts'
import { ProviderKeyErrors } from './errors.ts'
import type { KeyOwner } from './key-rows.ts'
import type { Vendor } from './vendor.ts'

const testTimeoutMs = 20_000

/** What the vendor says of a key in force, by its cheapest call. */
export async function verdictOf(
  calls: LiveCalls,
  owner: KeyOwner,
  { id, label }: Vendor,
  remote: RemoteProvider,
): Promise<KeyVerdict> {
  const key = { ...liveOf(owner, id, remote), label }
  await calls.admit(key)
  const verdict = await remote.testKey(AbortSignal.timeout(testTimeoutMs))
  const answered = verdict.ok || verdict.refused
  await (answered ? calls.answered(key) : calls.unanswered(key))
  return verdict
}

/** The same; throws when the vendor could not be asked. */
export async function askVendor(...asked: Parameters<typeof verdictOf>): Promise<KeyVerdict> {
  const verdict = await verdictOf(...asked)
  if (verdict.ok || verdict.refused) return verdict
  throw ProviderKeyErrors.provider_unavailable({
    detail: verdict.detail,
    nextSteps: [{ action: 'retry', label: 'Try again' }],
  })
}

/** Throws unless the vendor takes the new key; returns what it said. */
export async function assertTaken(
  calls: LiveCalls,
  owner: KeyOwner,
  vendor: Vendor,
  key: string,
): Promise<string> {
  const { id, label, maxKeyChars = 500 } = vendor
  if (key.length > maxKeyChars)
    throw refused(vendor, `A key of ${label} has at most ${maxKeyChars} characters.`)
  const remote = vendor.open(key)
  const live = { ...liveOf(owner, id, remote), label }
  await calls.admitByRate(live)
  const verdict = await remote.testKey(AbortSignal.timeout(testTimeoutMs))
  if (verdict.ok) {
    await calls.answered(live)
    return verdict.detail
  }
  if (!verdict.refused) {
    throw ProviderKeyErrors.provider_unavailable({
      detail: `${verdict.detail} The key was not saved, because it could not be tested.`,
      nextSteps: [{ action: 'retry', label: 'Try again' }],
    })
  }
  throw refused(vendor, verdict.detail)
}

const liveOf = (owner: KeyOwner, provider: string, remote: RemoteProvider) =>
  liveKey(remote, { provider, payer: owner === null ? 'studio' : 'workspace', workspaceId: owner ?? '' })

const refused = ({ label, keysUrl }: Vendor, detail: string) =>
  ProviderKeyErrors.key_refused({
    detail: `${detail} Nothing was saved.`,
    errors: [{ path: 'key', code: 'key_refused', message: detail }],
    nextSteps: [{ action: 'open_url', label: `See your keys at ${label}`, url: keysUrl }],
  })
