import type { Logger } from 'pino'
import { Registry } from 'prom-client'
import type { EngineHealth } from '#catalog/choose.ts'
import { type Database, openDatabase } from '#db/client.ts'
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
  machine: Machine
  gateway: Gateway
  registry: Registry
  health(): Promise<EngineHealth>
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
    machine,
    gateway: openGateway(config, providers),
    registry,
    health: () => engineHealth(db, providers),
    async close() {
      await queue.stop(1_000)
      await listener.close()
      await signals.close()
      await db.$client.end()
    },
  }
}

function openGateway(config: Config, providers: Providers): Gateway {
  const callable = config.http.publicUrl.startsWith('https:') || config.providers.fal.baseUrl !== null
  return {
    provider: async (id) => providers.remote(id),
    // Vendors cannot reach a studio on localhost; polling carries it.
    webhookUrl: (provider, nonce) =>
      callable ? new URL(`/api/v1/provider-webhooks/${provider}/${nonce}`, config.http.publicUrl).href : null,
  }
}

async function engineHealth(db: Database, providers: Providers): Promise<EngineHealth> {
  const open = await openBreakers(db)
  return { providers: new Set(providers.remoteIds), failing: new Set(open.keys()) }
}

export const homeRules = (config: Config) => ({
  welcomeNeedsVerifiedEmail: !config.http.isLoopback,
  welcomeCredits: config.billing.welcomeCredits,
})

export const ensureHome = (house: House) => async (userId: string) => {
  await ensurePersonalWorkspace(house.db, userId, homeRules(house.config))
}
