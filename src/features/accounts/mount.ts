import { eq } from 'drizzle-orm'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Database } from '#db/client.ts'
import { user } from '#db/schema/auth.ts'
import { HttpErrors } from '#http/errors.ts'
import { assertOwnOrigin } from '#http/origin.ts'
import { validationErrorOf } from '#http/problem.ts'
import type { SessionGuard } from '#http/session-guard.ts'
import { CommonErrors, DailiesError } from '#kernel/errors.ts'
import type { Mailer } from '#mail/mailer.ts'
import { lockOutMail } from '#mail/templates.ts'
import { type Auth, authBase, signUpRole } from './auth.ts'
import { countSignInTry, forgetFailures, normalEmail, startsLock, takeBackTry } from './lock-out.ts'
import { decideRole, type RegistrationRules } from './registration.ts'

/** All that the studio uses. The library knows dozens more, among them some that show session tokens. */
const openPaths = new Set([
  'POST /sign-up/email',
  'POST /sign-in/email',
  'POST /sign-out',
  'POST /request-password-reset',
  'POST /reset-password',
  'POST /change-password',
  'POST /send-verification-email',
  'GET /verify-email',
])

export interface MountDeps {
  db: Database
  auth: Auth
  guard: SessionGuard
  rules: RegistrationRules
  mailer: Mailer
  publicUrl: string
  origins: readonly string[]
}

/** Puts the auth library under `/api/auth`, in its own scope: it wants the bytes of a body, not what Fastify made of them. */
export function mountAuth(deps: MountDeps) {
  return async (app: FastifyInstance) => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    app.route({
      method: ['GET', 'POST'],
      url: `${authBase}/*`,
      exposeHeadRoute: false,
      bodyLimit: 64 * 1024,
      schema: { hide: true },
      handler: (request, reply) => answer(deps, request, reply),
    })
  }
}

async function answer(deps: MountDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const path = (request.url.split('?', 1)[0] ?? '').slice(authBase.length)
  if (!openPaths.has(`${request.method} ${path}`)) {
    throw CommonErrors.not_found({ detail: 'There is nothing at this address.' })
  }
  // With a cookie the library wants an origin itself; without one a foreign page could still sign people up.
  if (request.headers.origin !== undefined) assertOwnOrigin(request, deps.origins)
  return send(reply, await call(deps, path, request, reply))
}

function call(
  deps: MountDeps,
  path: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Response> {
  switch (path) {
    case '/sign-up/email':
      return signUp(deps, request)
    case '/sign-in/email':
      return signIn(deps, request)
    case '/change-password':
      return changePassword(deps, request, reply)
    default:
      return deps.auth.handler(webRequest(deps, request))
  }
}

const SignUpBody = z.strictObject({
  name: z.string().trim().min(1).max(200),
  email: z.string().max(254),
  password: z.string().max(1000),
  rememberMe: z.boolean().optional(),
  callbackURL: z.string().max(500).optional(),
  setupCode: z.string().max(200).optional(),
})
const SignInBody = z.looseObject({ email: z.string().min(1).max(1000) })

async function signUp(deps: MountDeps, request: FastifyRequest): Promise<Response> {
  const { setupCode, ...body } = readJson(request, SignUpBody)
  const header = request.headers['x-setup-code']
  const code = setupCode ?? (typeof header === 'string' ? header : null)
  const attempt = async () => {
    const role = await decideRole(deps.db, deps.rules, code)
    return signUpRole.run(role, () => deps.auth.handler(webRequest(deps, request, JSON.stringify(body))))
  }
  const first = await attempt()
  // Lost a race, for being the owner or for the address. The second look sees who won, and answers as if it came later.
  return (await errorCode(first)) === 'FAILED_TO_CREATE_USER' ? attempt() : first
}

async function signIn(deps: MountDeps, request: FastifyRequest): Promise<Response> {
  const { email } = readJson(request, SignInBody)
  return underLockOut(deps, email, () => deps.auth.handler(webRequest(deps, request)))
}

/** Asks for the old password, so it could be used to guess it. */
async function changePassword(
  deps: MountDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Response> {
  const { userId } = await deps.guard.person(request, reply)
  const [person] = await deps.db.select({ email: user.email }).from(user).where(eq(user.id, userId))
  if (!person) throw CommonErrors.unauthenticated()
  return underLockOut(deps, person.email, () => deps.auth.handler(webRequest(deps, request)))
}

const wrongPassword = new Set(['INVALID_EMAIL_OR_PASSWORD', 'INVALID_PASSWORD'])

async function underLockOut(
  deps: MountDeps,
  address: string,
  attempt: () => Promise<Response>,
): Promise<Response> {
  const email = normalEmail(address)
  const failures = await countSignInTry(deps.db, email)
  const response = await attempt()
  if (response.status < 400) await forgetFailures(deps.db, email)
  else if (!wrongPassword.has(await errorCode(response))) await takeBackTry(deps.db, email, failures)
  else if (startsLock(failures)) await warnOwner(deps, email)
  return response
}

async function errorCode(response: Response): Promise<string> {
  const parsed = LibraryError.safeParse(parseJson(await response.clone().text()))
  return parsed.success ? (parsed.data.code ?? '') : ''
}

async function warnOwner(deps: MountDeps, email: string): Promise<void> {
  const [person] = await deps.db.select().from(user).where(eq(user.email, email))
  if (person) deps.mailer.send(lockOutMail(person, new URL('/forgot-password', deps.publicUrl).href))
}

function readJson<S extends z.ZodType>(request: FastifyRequest, schema: S): z.output<S> {
  const parsed = schema.safeParse(parseJson(bytesOf(request).toString('utf8')))
  if (!parsed.success) throw validationErrorOf(parsed.error)
  return parsed.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const bytesOf = (request: FastifyRequest): Buffer =>
  Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)

/** Only what the library needs, and nothing that a client could use to pretend: not Host, not addresses of proxies. */
const passedHeaders = ['accept', 'content-type', 'cookie', 'origin', 'referer', 'user-agent'] as const

function webRequest(deps: MountDeps, request: FastifyRequest, body?: string): Request {
  const headers = new Headers({ 'x-real-ip': request.ip })
  for (const name of passedHeaders) {
    const value = request.headers[name]
    if (value !== undefined) headers.set(name, value)
  }
  const bytes = body ?? new Uint8Array(bytesOf(request))
  return new Request(new URL(request.url, deps.publicUrl), {
    method: request.method,
    headers,
    // A body of no bytes is no body: signing out sends none, and the library wants a content type for one.
    ...(request.method === 'POST' && bytes.length > 0 ? { body: bytes } : {}),
  })
}

const LibraryError = z.object({ code: z.string().optional(), message: z.string().optional() })

async function send(reply: FastifyReply, response: Response): Promise<FastifyReply> {
  const text = await response.text()
  const parsed = parseJson(text)
  if (response.status >= 400) throw asProblem(response, parsed)
  reply.code(response.status).header('cache-control', 'no-store')
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) reply.header('set-cookie', cookies)
  const location = response.headers.get('location')
  if (location !== null) reply.header('location', location)
  if (parsed === undefined) return reply.send()
  return reply.send(withoutToken(parsed))
}

/** The session token belongs in the HttpOnly cookie and nowhere else. */
function withoutToken(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('token' in body)) return body
  const { token: _, ...rest } = body
  return rest
}

/** One shape of error for the whole API; the library's 500 has no body at all. */
function asProblem(response: Response, body: unknown): DailiesError {
  const parsed = LibraryError.safeParse(body)
  const { code, message } = parsed.success ? parsed.data : {}
  if (response.status === 429) {
    const seconds = response.headers.get('x-retry-after') ?? '10'
    return CommonErrors.rate_limited({
      detail: `Too many tries. Wait ${seconds} s.`,
      headers: { 'retry-after': seconds },
    })
  }
  if (response.status >= 500)
    return HttpErrors.internal_error({ detail: 'The account service failed. Try again.' })
  const title = message ?? 'The account service refused this.'
  return new DailiesError((code ?? 'auth_refused').toLowerCase(), { status: response.status, title })
}
