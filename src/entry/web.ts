import { randomBytes } from 'node:crypto'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'drizzle-orm'
import type { FastifyInstance } from 'fastify'
import { openAccounts } from '#features/accounts/accounts.ts'
import { hasOwner } from '#features/accounts/registration.ts'
import { activityRoutes } from '#features/activity/routes.ts'
import { assetFeature } from '#features/assets/feature.ts'
import { engineRoutes } from '#features/engines/routes.ts'
import { requoteFilm } from '#features/films/films.ts'
import { filmRoutes } from '#features/films/routes.ts'
import type { GenerationDeps } from '#features/generations/deps.ts'
import { eventRoutes } from '#features/generations/events-route.ts'
import { previewRoute } from '#features/generations/preview-route.ts'
import { currentRateCard } from '#features/generations/rate-card-store.ts'
import { generationRoutes } from '#features/generations/routes.ts'
import { shortFormRoutes } from '#features/generations/short-form.ts'
import { textStreamRoute } from '#features/generations/text-route.ts'
import { providerWebhookRoutes } from '#features/generations/webhook-route.ts'
import { projectRoutes } from '#features/projects/routes.ts'
import { promptRoutes } from '#features/prompts/routes.ts'
import { providerKeyRoutes } from '#features/provider-keys/routes.ts'
import { studioKeyRoutes } from '#features/provider-keys/studio-routes.ts'
import { referenceRoutes } from '#features/references/routes.ts'
import { walletRoutes } from '#features/wallet/routes.ts'
import { workflowRoutes } from '#features/workflows/routes.ts'
import { workspaceRoutes } from '#features/workspaces/routes.ts'
import { readSettings } from '#features/workspaces/settings.ts'
import type { RemoteFetcherOptions } from '#http/fetch-guard.ts'
import { createLogger } from '#http/log.ts'
import type { Route } from '#http/route.ts'
import { buildServer, type ServerOptions } from '#http/server.ts'
import { closeEventStreams } from '#http/sse.ts'
import { openEventHub } from '#jobs/event-hub.ts'
import { openLiveCalls } from '#jobs/live-call.ts'
import { createMailer } from '#mail/mailer.ts'
import { appFolder } from './build-app.ts'
import { type Environment, parseConfig } from './config.ts'
import { consoleLog, reachDatabase } from './database.ts'
import { settlePort } from './free-port.ts'
import { ensureHome, type House, homeRules, openHouse } from './house.ts'
import { migrateAll } from './migrate.ts'
import { publicPages } from './public-pages.ts'
import { listOf } from './secret.ts'
import { untilStopped } from './until-stopped.ts'
import { openVoiceDesk } from './voice-desk.ts'

const { version } = createRequire(import.meta.url)('../../package.json')

export interface WebRole {
  app: FastifyInstance
  routes: readonly Route[]
  address: string
  /** For the first owner on an address that others reach; null when none is needed. */
  setupCode: string | null
  stop(): Promise<void>
}

/** The web role inside a process: stateless, so there may be any number. */
export async function startWebRole(
  house: House,
  overrides: Partial<ServerOptions> = {},
  remote: RemoteFetcherOptions = {},
): Promise<WebRole> {
  const { config, db, log, machine, gateway, storage } = house
  const setupCode =
    config.http.isLoopback || (await hasOwner(db)) ? null : randomBytes(9).toString('base64url')
  const mailer = await createMailer({
    ...config.mail,
    from: `Dailies <studio@${new URL(config.http.publicUrl).hostname}>`,
    log,
  })
  const hub = openEventHub({ db, signals: machine.signals, log })
  const accounts = openAccounts({
    db,
    secrets: listOf(house.secrets),
    publicUrl: config.http.publicUrl,
    rules: {
      isLoopback: config.http.isLoopback,
      setupCode,
      registration: async () => (await readSettings(db)).registration,
    },
    mailer,
    log,
    ensureHome: ensureHome(house),
  })
  const generations: GenerationDeps = {
    machine,
    hub,
    gateway,
    storage,
    log,
    inlineProviders: new Set(house.providers.inlineIds),
    engines: house.engines,
    health: house.health,
    pictures: house.pictures,
    settings: () => readSettings(db),
  }
  const assets = assetFeature({
    db,
    storage,
    log,
    signals: machine.signals,
    guard: accounts.guard,
    scratchFolder: config.media.scratchFolder,
    uploadsFolder: join(config.dataFolder, 'uploads'),
    remote,
  })
  const voices = openVoiceDesk(house)
  const routes = [
    ...accounts.routes,
    ...workspaceRoutes({ db, homeRules: homeRules(config) }),
    ...projectRoutes({ db }),
    ...walletRoutes({ db }),
    ...activityRoutes({ db }),
    ...assets.routes,
    ...engineRoutes({
      engines: house.engines,
      health: house.health,
      studioHealth: house.studioHealth,
      rateCard: () => currentRateCard(db),
    }),
    ...voices.routes,
    ...referenceRoutes({ db }),
    ...providerKeyRoutes(house.keys),
    ...studioKeyRoutes(house.studioKeys),
    ...workflowRoutes({ db, gateway, health: house.health, privateAddresses: config.privateAddresses }),
    ...generationRoutes(generations, new Map([['film', requoteFilm(generations)]])),
    ...filmRoutes(generations),
    ...eventRoutes({ hub, stillMember: accounts.guard.stillMember }),
    previewRoute({ db, storage: house.storage }),
    textStreamRoute({ db, stillMember: accounts.guard.stillMember }),
    ...promptRoutes({
      ...{ db, gateway, log },
      calls: openLiveCalls(db),
      health: house.health,
      stillMember: accounts.guard.stillMember,
    }),
    ...providerWebhookRoutes(generations),
    ...shortFormRoutes({
      ...generations,
      publicUrl: config.http.publicUrl,
      importFromUrl: assets.importFromUrl,
    }),
  ]
  const app = await buildServer({
    log,
    publicUrl: config.http.publicUrl,
    trustProxy: config.http.trustedProxies ?? false,
    version,
    guard: accounts.guard,
    routes,
    plugins: [accounts.plugin, ...assets.plugins],
    health: {
      version,
      registry: house.registry,
      checks: {
        database: () => db.execute(sql`select 1`),
        queue: () => db.execute(sql`select 1 from queue.queue limit 1`),
        storage: async () => {
          if (!(await storage.fits(1))) throw new Error('The storage is full')
        },
      },
    },
    ...overrides,
  })
  await assets.resume()
  const address = await app.listen({ host: config.http.host, port: config.http.port })
  if (setupCode !== null) log.warn({ setupCode }, 'the first owner signs up with this one-time code')
  return {
    app,
    routes,
    address,
    setupCode,
    async stop() {
      closeEventStreams()
      await app.close()
      await voices.close()
      await assets.close()
      await hub.close()
      await mailer.close()
    },
  }
}

/** What serves the built pages, when there are any. */
export const withApp = (house: House, folder: string | null): Partial<ServerOptions> =>
  folder === null
    ? {}
    : { app: { folder, hasOwner: () => hasOwner(house.db), render: publicPages(house, folder) } }

/** `dailies web`: a web process on a shared database. */
export async function run(args: string[], environment: Environment): Promise<number> {
  parseArgs({ args })
  const config = await settlePort(parseConfig(environment))
  const log = createLogger({ level: config.log.level })
  const built = appFolder()
  const database = await reachDatabase(config, consoleLog)
  await migrateAll(database.url)
  const house = await openHouse({ config, databaseUrl: database.url, log, supervise: false })
  const role = await startWebRole(house, withApp(house, await built))
  log.info({ address: role.address }, 'web started')
  await untilStopped()
  await role.stop()
  await house.close()
  await database.close()
  return 0
}
