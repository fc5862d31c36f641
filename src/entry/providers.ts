import type { Vendor } from '#features/provider-keys/vendor.ts'
import { createGuardedNet, type Net, plainNet } from '#http/net.ts'
import { defineErrors } from '#kernel/errors.ts'
import { openMadeBefore } from '#providers/local/cache/made-before.ts'
import { createLocalProvider } from '#providers/local/provider.ts'
import type { InlineProvider, RemoteProvider } from '#providers/spec/provider.ts'
import type { Config } from './config.ts'

export interface Providers {
  remote(id: string): RemoteProvider
  inline(id: string): InlineProvider
  /** The environment has a key for it. */
  hasKey(id: string): boolean
  /** As people call it. */
  labelOf(id: string): string
  remoteIds: readonly string[]
  inlineIds: readonly string[]
  /** Those that work for whoever brings a key. */
  vendors: readonly Vendor[]
}

/** Short, because a step whose worker dies in its POST waits for this long before another may take it over. */
const submitTimeoutMs = 10_000

const ProviderErrors = defineErrors({
  engine_unavailable: { status: 503, title: 'This provider has no key here.' },
})

/** The providers that this configuration can reach. */
export function openProviders(config: Config): Providers {
  const { cacheFolder, cacheBytes } = config.media
  const local = createLocalProvider(cacheBytes === 0 ? null : openMadeBefore(cacheFolder, cacheBytes))
  const inline = new Map([local].map((provider) => [provider.id, provider]))
  const remote = new Map<string, RemoteProvider>()
  // Whoever brings an address must not reach through us what he cannot reach himself.
  const netOfPeople = config.privateAddresses ? plainNet : createGuardedNet()
  const hosted = config.vendors.flatMap(({ vendor, apiKey, baseUrl }): Vendor[] => {
    const { id, label, keysUrl, maxKeyChars, keyIsAddress } = vendor
    const openBy = (net: Net | null) => (key: string) =>
      vendor.open({
        key,
        submitTimeoutMs,
        ...(baseUrl === null ? {} : { baseUrl }),
        ...(net === null ? {} : { net }),
      })
    if (apiKey !== null) remote.set(id, openBy(keyIsAddress ? plainNet : null)(apiKey))
    const open = openBy(keyIsAddress ? netOfPeople : null)
    return vendor.keyless
      ? []
      : [
          {
            id,
            label,
            keysUrl,
            studio: apiKey !== null,
            lastFour: apiKey?.slice(-4) ?? null,
            ...(maxKeyChars && { maxKeyChars }),
            open,
          },
        ]
  })
  const find = <P>(map: ReadonlyMap<string, P>, id: string): P => {
    const provider = map.get(id)
    if (provider === undefined)
      throw ProviderErrors.engine_unavailable({ detail: `There is no key for ${id} here.` })
    return provider
  }
  return {
    remote: (id) => find(remote, id),
    inline: (id) => find(inline, id),
    hasKey: (id) => remote.has(id),
    labelOf: (id) => config.vendors.find(({ vendor }) => vendor.id === id)?.vendor.label ?? id,
    remoteIds: [...remote.keys()],
    inlineIds: [...inline.keys()],
    vendors: hosted,
  }
}
