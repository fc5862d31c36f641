import type { Logger } from 'pino'
import { Registry } from 'prom-client'
import type { EngineHealth } from '#catalog/choose.ts'
import type { Engine } from '#catalog/engine.ts'
import { engines } from '#catalog/engines.ts'
import { judge } from '#catalog/health.ts'
import { type Database, openDatabase } from '#db/client.ts'
import { openPictureCheck, type PictureCheck } from '#features/assets/picture-check.ts'
import { keepRates } from '#features/engines/keep-rate.ts'
import { openKeyRows } from '#features/provider-keys/key-rows.ts'
import { type KeyHealth, openKeyring } from '#features/provider-keys/keyring.ts'
import { openProviderKeys, type ProviderKeys } from '#features/provider-keys/keys.ts'
import { createSealer } from '#features/provider-keys/seal.ts'
import { openStudioKeys, type StudioKeys } from '#features/provider-keys/studio-keys.ts'
import { openWorkflows } from '#features/workflows/rows.ts'
import { ensurePersonalWorkspace } from '#features/workspaces/personal.ts'
import { changeSetting, readSettings, settingSchemas } from '#features/workspaces/settings.ts'
import { measureEngines } from '#jobs/engine-measures.ts'
import { openLiveCalls } from '#jobs/live-call.ts'
import type { Machine } from '#jobs/machine.ts'
import { registerJobMetrics } from '#jobs/metrics.ts'
import type { Gateway } from '#jobs/operations.ts'
import { limitKey, openBreakers } from '#jobs/provider-limits.ts'
import { openQueue } from '#jobs/queue.ts'
import { listenForSignals } from '#jobs/signal-listener.ts'
import { createSignals } from '#jobs/signals.ts'
import { remember } from '#kernel/remember.ts'
import { absentParts } from '#media/inspect.ts'
import type { RemoteProvider } from '#providers/spec/provider.ts'
import { openStorage } from '#storage/open.ts'
import type { Storage } from '#storage/storage.ts'
import type { Config } from './config.ts'
import { openProviders, type Providers } from './providers.ts'
import { listOf, loadSecrets, type Secrets } from './secret.ts'

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
  /** The workspaces' own keys, and the studio's. */
  keys: ProviderKeys
  studioKeys: StudioKeys
  pictures: PictureCheck
  machine: Machine
  gateway: Gateway
  registry: Registry
  /** The catalog's engines, and the workspace's own. */
  engines(workspaceId: string): Promise<readonly Engine[]>
  health(workspaceId: string): Promise<EngineHealth>
  /** Without anybody's own keys and choices: what strangers may see. */
  studioHealth(): Promise<EngineHealth>
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
  const { vendors } = providers
  const sealer = createSealer(listOf(secrets))
  const rows = openKeyRows({
    db,
    sealer,
    reload: async () => sealer.learn(listOf(await loadSecrets(config.secret))),
  })
  const { done } = await rows.rewrap()
  if (done > 0) log.info({ rewrapped: done }, 'provider keys are under the current secret now')
  const keyring = openKeyring(rows, vendors)
  const limits = remember(limitsMs, async () => (await readSettings(db)).providerLimits)
  const studioProvider = async (id: string): Promise<RemoteProvider> => {
    const remote = providers.hasKey(id) ? providers.remote(id) : await keyring.provider(id, null)
    const set = (await limits())[id]
    return {
      ...remote,
      requestsPerSecond: set?.requestsPerSecond ?? remote.requestsPerSecond,
      ...(set?.concurrency ? { concurrency: set.concurrency } : {}),
    }
  }
  const calls = openLiveCalls(db)
  const workflows = openWorkflows(db)
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
  const storage = openStorage(config.storage.url)
  return {
    config,
    log,
    databaseUrl,
    db,
    storage,
    pictures: openPictureCheck({
      db,
      storage,
      scratchFolder: config.media.scratchFolder,
      threshold: config.pictureCheck,
    }),
    secrets,
    providers,
    keys: openProviderKeys({ db, calls, rows, vendors }),
    studioKeys: openStudioKeys({
      db,
      calls,
      rows,
      vendors,
      provider: studioProvider,
      limits: {
        read: async () => (await readSettings(db)).providerLimits,
        change: (change) => changeSetting(db, 'providerLimits', change),
      },
    }),
    machine,
    gateway: openGateway(config, providers, (id, owner) =>
      owner === null ? studioProvider(id) : keyring.provider(id, owner),
    ),
    registry,
    engines: async (workspaceId) => [...engines, ...(await workflows.engines(workspaceId))],
    ...healthOf(db, providers, keyring.health),
    async close() {
      await queue.stop(1_000)
      await listener.close()
      await signals.close()
      await db.$client.end()
    },
  }
}

/** What the owner sets holds in every process after this long. */
const limitsMs = 5_000

type OpenProvider = (id: string, owner: string | null) => Promise<RemoteProvider>

function openGateway(config: Config, providers: Providers, open: OpenProvider): Gateway {
  // A vendor on the internet cannot reach a studio on localhost, polling carries it; one behind a base URL may be near.
  const isPublic = config.http.publicUrl.startsWith('https:')
  const near = new Set(
    config.vendors.filter(({ baseUrl }) => baseUrl !== null).map(({ vendor }) => vendor.id),
  )
  return {
    provider: async (id, workspaceId, payer) => ({
      ...(await open(id, payer === 'workspace' ? workspaceId : null)),
      label: providers.labelOf(id),
    }),
    webhookUrl: (provider, nonce) =>
      isPublic || near.has(provider)
        ? new URL(`/api/v1/provider-webhooks/${provider}/${nonce}`, config.http.publicUrl).href
        : null,
  }
}

const measuredMs = 5_000
const keepRateMs = 30_000

/** Engines that want more of ffmpeg than this machine's has. A process without one cannot tell: the worker's step does. */
async function lackingParts(): Promise<ReadonlyMap<string, readonly string[]>> {
  const wanted = engines.filter(({ needs }) => needs !== undefined)
  const absent = await absentParts(wanted.flatMap(({ needs = [] }) => needs)).catch((): string[] => [])
  const lacks = wanted.map(
    ({ id, needs = [] }) => [id, needs.filter((name) => absent.includes(name))] as const,
  )
  return new Map(lacks.filter(([, parts]) => parts.length > 0))
}

/** The world as `chooseEngine` and the pages of engines see it. */
function healthOf(db: Database, providers: Providers, keysOf: (workspaceId: string) => Promise<KeyHealth>) {
  const ids = engines.map(({ id }) => id)
  const measure = remember(measuredMs, () => measureEngines(db, ids))
  const keepRate = remember(keepRateMs, (workspaceId) => keepRates(db, workspaceId))

  async function seenWith(keys: KeyHealth, workspaceId: string): Promise<EngineHealth> {
    const [open, measured, lacking] = await Promise.all([openBreakers(db), measure(), lackingParts()])
    const payer = (provider: string) => (keys.works.has(provider) ? 'workspace' : 'studio')
    const isDown = (provider: string) => open.has(limitKey({ provider, payer: payer(provider), workspaceId }))
    const studios = [...providers.remoteIds, ...keys.studio]
    // A workspace whose own key broke is not billed in credits without a word.
    const here = [...studios.filter((id) => !keys.broken.has(id)), ...keys.works]
    return {
      providers: new Set(here),
      ownKeys: keys.works,
      brokenKeys: keys.broken,
      failing: new Set(here.filter(isDown)),
      lacking,
      live: new Map(
        engines.map(({ id, routes }) => {
          const served = routes.filter(({ provider }) => here.includes(provider))
          const down = served.length > 0 && served.every(({ provider }) => isDown(provider))
          return [id, judge(measured.get(id), down)]
        }),
      ),
    }
  }
  return {
    health: async (workspaceId: string): Promise<EngineHealth> => {
      const [keys, kept] = await Promise.all([keysOf(workspaceId), keepRate(workspaceId)])
      return { ...(await seenWith(keys, workspaceId)), keepRate: kept }
    },
    studioHealth: async (): Promise<EngineHealth> => {
      const { studio } = await keysOf('')
      return seenWith({ works: new Set(), broken: new Set(), studio }, '')
    },
  }
}

export const homeRules = (config: Config) => ({
  welcomeNeedsVerifiedEmail: !config.http.isLoopback,
  welcomeCredits: config.billing.welcomeCredits,
})

export const ensureHome = (house: House) => async (userId: string) => {
  await ensurePersonalWorkspace(house.db, userId, homeRules(house.config))
}
