import { AsyncLocalStorage } from 'node:async_hooks'
import { betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { isAPIError } from 'better-auth/api'
import type { Database } from '#db/client.ts'
import * as tables from '#db/schema/auth.ts'
import type { Logger } from '#http/log.ts'
import { sessionSeconds } from '#http/session-guard.ts'
import type { Mailer } from '#mail/mailer.ts'
import { accountExistsMail, resetPasswordMail, verifyEmailMail } from '#mail/templates.ts'
import { forgetFailures, normalEmail } from './lock-out.ts'

export const authBase = '/api/auth'

export interface AuthOptions {
  db: Database
  /** At least 32 random bytes as text; better-auth only warns about short ones, so we check. */
  secret: string
  publicUrl: string
  origins: readonly string[]
  isLoopback: boolean
  mailer: Mailer
  log: Logger
  /** Called when an address has been confirmed. */
  onVerified?(userId: string): Promise<void>
}

/** The role of the person being created by the call that runs now; see `sign-up.ts`. */
export const signUpRole = new AsyncLocalStorage<'owner' | 'user'>()

export type Auth = ReturnType<typeof createAuth>

/** Identity only: passwords, sessions, confirmed addresses. Workspaces, roles in them and lock-out are ours. */
export function createAuth(options: AuthOptions) {
  const { db, mailer, publicUrl, log } = options
  if (options.secret.length < 32) throw new Error('The secret must have at least 32 characters.')
  const page = (path: string) => new URL(path, publicUrl).href
  return betterAuth({
    appName: 'Dailies',
    baseURL: new URL(publicUrl).origin,
    basePath: authBase,
    secret: options.secret,
    trustedOrigins: [...options.origins],
    telemetry: { enabled: false },
    database: drizzleAdapter(db, {
      provider: 'pg',
      schema: {
        user: tables.user,
        session: tables.session,
        account: tables.account,
        verification: tables.verification,
        rateLimit: tables.rateLimit,
      },
      transaction: true,
    }),
    advanced: {
      cookiePrefix: 'dailies',
      database: { generateId: 'uuid' },
      ipAddress: { ipAddressHeaders: ['x-real-ip'] },
    },
    // By address of the caller and path; `lock-out.ts` counts by account.
    rateLimit: { enabled: true, storage: 'database' },
    session: { expiresIn: sessionSeconds, updateAge: 24 * 60 * 60 },
    verification: { storeIdentifier: 'hashed' },
    user: {
      additionalFields: {
        // Not returned: an answer that shows it tells a taken address from a new one.
        role: { type: 'string', input: false, returned: false, required: false, defaultValue: 'user' },
      },
    },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 10,
      maxPasswordLength: 256,
      requireEmailVerification: !options.isLoopback,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: 60 * 60,
      sendResetPassword: async ({ user, token }) => {
        mailer.send(resetPasswordMail(user, page(`/reset-password?token=${encodeURIComponent(token)}`)))
      },
      onPasswordReset: async ({ user }) => forgetFailures(db, normalEmail(user.email)),
      onExistingUserSignUp: async ({ user }) => {
        mailer.send(accountExistsMail(user, page('/signin')))
      },
    },
    emailVerification: {
      sendOnSignUp: !options.isLoopback,
      autoSignInAfterVerification: true,
      expiresIn: 60 * 60,
      sendVerificationEmail: async ({ user, url }) => {
        if (!user.emailVerified) mailer.send(verifyEmailMail(user, url))
      },
      afterEmailVerification: async (user) => options.onVerified?.(user.id),
    },
    databaseHooks: {
      user: {
        create: {
          before: async (person) => {
            const role = signUpRole.getStore() ?? 'user'
            // Who reads the log of the machine needs no mail to prove himself.
            return { data: { ...person, role, ...(role === 'owner' ? { emailVerified: true } : {}) } }
          },
        },
      },
    },
    onAPIError: {
      // Refusals are answers. Anything else goes on to our own error handler: left alone, the library prints it to the
      // console with every parameter of the failed query, and answers 500 with no body.
      onError: (error) => {
        if (!isAPIError(error)) throw error
      },
    },
    logger: {
      level: 'warn',
      log: (level, message, ...details) =>
        log[level]({ err: details.find((detail) => detail instanceof Error) }, `auth: ${message}`),
    },
  })
}
