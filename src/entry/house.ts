import type { Logger } from 'pino'
import { Registry } from 'prom-client'
import type { EngineHealth } from '#catalog/choose.ts'
import { type Database, openDatabase } from '#db/client.ts'
import { openProviderKeys, type ProviderKeys } from '#features/provider-keys/keys.ts'
import { createSealer } from '#features/provider-keys/seal.ts'
import { ensurePersonalWorkspace } from '#features/workspaces/personal.ts'
import { settingSchemas } from '#features/workspaces/settings.ts'
import type { Machine } from '#jobs/machine.ts'
import { registerJobMetrics } from '#jobs/metrics.ts'
import type { Gateway } from '#jobs/operations.ts'
import { openBreakers } from '#jobs/provider-limits.ts'
import { openQueue } from '#jobs/queue.ts'
import { listenForSignals } from '#jobs/signal-listener.ts'
import { createSignals } from '#jobs/signals.ts'
import { openStorage } from '#storage/open.ts'
import type { Storage } from '#storage/storage.ts'
import type { Config } from './config.ts'
import { openProviders, type Providers } from './providers.ts'
import { loadSecrets, type Secrets } from './secret.ts'

/** What every role of the house shares: one database, one storage, one job machine, the providers that have keys. */
export interface House {
  config: Config
  log: Logger
  /** A session-mode address of the database, for LISTEN and the queue. */
  databaseUrl: string
  db: Database
  storage: Storage
  secrets: Secrets
  providers: Providers
  /** The workspaces' own keys. */
  keys: ProviderKeys
  machine: Machine
  gateway: Gateway
  registry: Registry
  health(workspaceId: string): Promise<EngineHealth>
  close(): Promise<void>
}

export interface HouseOptions {
  config: Config
  databaseUrl: string
  log: Logger
  /** Whether this process looks for dead workers. */
  supervise: boolean
}

export async function openHouse({ config, databaseUrl, log, supervise }: HouseOptions): Promise<House> {
  const onError = (error: unknown) => log.warn({ err: error }, 'in the background')
  const db = openDatabase({ url: databaseUrl, maxConnections: 20 })
  const secrets = await loadSecrets(config.secret)
  const providers = openProviders(config)
  const sealer = createSealer([secrets.current, ...(secrets.previous === null ? [] : [secrets.previous])])
  const keys = openProviderKeys({ db, sealer, vendors: providers.vendors })
  const rewrapped = await keys.rewrapAll()
  if (rewrapped > 0) log.info({ rewrapped }, 'provider keys are under the current secret now')
  const signals = createSignals(db, onError)
  const listener = await listenForSignals(databaseUrl, signals, log)
  const queue = await openQueue({ url: databaseUrl, supervise, onError })
  const registry = new Registry()
  const machine: Machine = {
    db,
    queue,
    signals,
    defaultSlots: settingSchemas.concurrency.parse(undefined),
    billing: config.billing.mode,
    metrics: registerJobMetrics(registry, db),
  }
  return {
    config,
    log,
    databaseUrl,
    db,
    storage: openStorage(config.storage.url),
    secrets,
    providers,
    keys,
    machine,
    gateway: openGateway(config, providers, keys),
    registry,
    health: (workspaceId) => engineHealth(db, providers, keys, workspaceId),
    async close() {
      await queue.stop(1_000)
      await listener.close()
      await signals.close()
      await db.$client.end()
    },
  }
}

function openGateway(config: Config, providers: Providers, keys: ProviderKeys): Gateway {
  // A vendor on the internet cannot reach a studio on localhost, polling carries it; one behind a base URL may be near.
  const isPublic = config.http.publicUrl.startsWith('https:')
  const near = new Set(
    config.vendors.filter(({ baseUrl }) => baseUrl !== null).map(({ vendor }) => vendor.id),
  )
  return {
    provider: async (id, workspaceId, payer) =>
      payer === 'workspace' ? keys.provider(id, workspaceId) : providers.remote(id),
    webhookUrl: (provider, nonce) =>
      isPublic || near.has(provider)
        ? new URL(`/api/v1/provider-webhooks/${provider}/${nonce}`, config.http.publicUrl).href
        : null,
  }
}

async function engineHealth(
  db: Database,
  providers: Providers,
  keys: ProviderKeys,
  workspaceId: string,
): Promise<EngineHealth> {
  const [open, own] = await Promise.all([openBreakers(db), keys.health(workspaceId)])
  return {
    // A workspace whose own key broke is not billed in credits without a word.
    providers: new Set([...providers.remoteIds.filter((id) => !own.broken.has(id)), ...own.works]),
    ownKeys: own.works,
    brokenKeys: own.broken,
    failing: new Set(open.keys()),
  }
}

export const homeRules = (config: Config) => ({
  welcomeNeedsVerifiedEmail: !config.http.isLoopback,
  welcomeCredits: config.billing.welcomeCredits,
})

export const ensureHome = (house: House) => async (userId: string) => {
  await ensurePersonalWorkspace(house.db, userId, homeRules(house.config))
}
