import type { FastifyInstance } from 'fastify'
import type { Database } from '#db/client.ts'
import type { Logger } from '#http/log.ts'
import { ownOrigins } from '#http/origin.ts'
import type { Route } from '#http/route.ts'
import { createSessionGuard, type SessionGuard } from '#http/session-guard.ts'
import type { Mailer } from '#mail/mailer.ts'
import { type Auth, createAuth } from './auth.ts'
import { mountAuth } from './mount.ts'
import type { RegistrationRules } from './registration.ts'
import { accountRoutes } from './routes.ts'

export interface AccountsOptions {
  db: Database
  /** The current secret first, then those that it replaced. */
  secrets: readonly [string, ...string[]]
  publicUrl: string
  rules: RegistrationRules
  mailer: Mailer
  log: Logger
  /** Makes the personal workspace; called on a first request and when an address is confirmed, any number of times. */
  ensureHome(userId: string): Promise<void>
}

export interface Accounts {
  auth: Auth
  guard: SessionGuard
  routes: Route[]
  plugin(app: FastifyInstance): Promise<void>
}

/** Everything about who somebody is, wired. */
export function openAccounts(options: AccountsOptions): Accounts {
  const { db, secrets, publicUrl, rules, mailer, log, ensureHome } = options
  const origins = ownOrigins(publicUrl)
  const guard = createSessionGuard({ db, secrets, publicUrl, origins, ensureHome })
  const auth = createAuth({
    db,
    secret: secrets[0],
    publicUrl,
    origins,
    isLoopback: rules.isLoopback,
    mailer,
    log,
    onVerified: ensureHome,
  })
  const plugin = mountAuth({ db, auth, guard, rules, mailer, publicUrl, origins })
  return { auth, guard, routes: accountRoutes({ db, rules }), plugin }
}
