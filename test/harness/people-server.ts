import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import { Registry } from 'prom-client'
import type { Database } from '#db/client.ts'
import { type Accounts, openAccounts } from '#features/accounts/accounts.ts'
import type { RegistrationRules } from '#features/accounts/registration.ts'
import { projectRoutes } from '#features/projects/routes.ts'
import { ensurePersonalWorkspace } from '#features/workspaces/personal.ts'
import { workspaceRoutes } from '#features/workspaces/routes.ts'
import { readSettings } from '#features/workspaces/settings.ts'
import type { HealthCheck } from '#http/health.ts'
import { createLogger } from '#http/log.ts'
import type { Route } from '#http/route.ts'
import { buildServer, type ServerOptions } from '#http/server.ts'
import type { SessionGuard } from '#http/session-guard.ts'
import { createMailer, type Mailer } from '#mail/mailer.ts'
import { type Client, createClient, type SignedUp, signUp } from './users.ts'

export const testSecret = 'a-secret-for-tests-that-is-long-enough-0123456789'

export interface PeopleServer {
  app: FastifyInstance
  baseUrl: string
  publicUrl: string
  accounts: Accounts
  mailer: Mailer
  routes: readonly Route[]
  client(headers?: Record<string, string>): Client
  signUp(over?: Parameters<typeof signUp>[1]): Promise<SignedUp>
  /** Every mail so far, oldest first. */
  mails(): Promise<string[]>
  close(): Promise<void>
}

export interface PeopleServerOptions {
  db: Database
  publicUrl?: string
  rules?: Partial<RegistrationRules>
  secrets?: readonly [string, ...string[]]
  extraRoutes?: Route[]
  /** More routes and plugins, for a feature that checks sessions itself. */
  withGuard?: (
    guard: SessionGuard,
  ) => Pick<ServerOptions, 'routes'> & Required<Pick<ServerOptions, 'plugins'>>
  checks?: Record<string, HealthCheck>
  server?: Partial<ServerOptions>
}

/** Accounts, workspaces and projects behind a real socket; no jobs, no engines. */
export async function startPeopleServer(options: PeopleServerOptions): Promise<PeopleServer> {
  const { db } = options
  const publicUrl = options.publicUrl ?? 'http://localhost:3210'
  const outboxFolder = await mkdtemp(path.join(tmpdir(), 'dailies-outbox-'))
  const log = createLogger({ level: 'silent' })
  const mailer = await createMailer({
    outboxFolder,
    smtpUrl: null,
    from: 'Dailies <studio@example.test>',
    log,
  })
  const rules: RegistrationRules = {
    isLoopback: true,
    setupCode: null,
    registration: async () => (await readSettings(db)).registration,
    ...options.rules,
  }
  const homeRules = { welcomeNeedsVerifiedEmail: !rules.isLoopback, welcomeCredits: 50 }
  const accounts = openAccounts({
    db,
    secrets: options.secrets ?? [testSecret],
    publicUrl,
    rules,
    mailer,
    log,
    ensureHome: async (userId) => {
      await ensurePersonalWorkspace(db, userId, homeRules)
    },
  })
  const more = options.withGuard?.(accounts.guard)
  const routes = [
    ...accounts.routes,
    ...workspaceRoutes({ db, homeRules }),
    ...projectRoutes({ db }),
    ...(options.extraRoutes ?? []),
    ...(more?.routes ?? []),
  ]
  const app = await buildServer({
    log,
    publicUrl,
    version: '0.0.0-test',
    guard: accounts.guard,
    routes,
    plugins: [accounts.plugin, ...(more?.plugins ?? [])],
    trustProxy: true,
    health: {
      checks: options.checks ?? { database: () => db.execute('select 1') },
      registry: new Registry(),
      version: '0.0.0-test',
    },
    ...options.server,
  })
  const baseUrl = await app.listen({ host: '127.0.0.1', port: 0 })
  const clientOptions = { baseUrl, publicUrl }
  return {
    app,
    baseUrl,
    publicUrl,
    accounts,
    mailer,
    routes,
    client: (headers) => createClient({ ...clientOptions, ...(headers ? { headers } : {}) }),
    signUp: (over) => signUp(clientOptions, over),
    async mails() {
      await mailer.settled()
      const names = (await readdir(outboxFolder)).filter((name) => name.endsWith('.eml')).sort()
      return Promise.all(names.map((name) => readFile(path.join(outboxFolder, name), 'utf8')))
    },
    async close() {
      await app.close()
      await mailer.close()
      await rm(outboxFolder, { recursive: true, force: true })
    },
  }
}
