import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { systemClock } from '#kernel/clock.ts'
import { CommonErrors } from '#kernel/errors.ts'
import { serveApp, wantsPage } from './app-files.ts'
import { closeInTime } from './connections.ts'
import { type HealthOptions, healthPaths, serveHealth } from './health.ts'
import { type Logger, loggableUrl } from './log.ts'
import { describeRoutes, serveDocs } from './openapi.ts'
import { sendProblem } from './problem.ts'
import { type RenderPage, servePublicPages } from './public-pages.ts'
import { RateLimiter, type RateLimitPolicy } from './rate-limit.ts'
import { registerRoutes } from './register.ts'
import type { Route } from './route.ts'
import type { SessionGuard } from './session-guard.ts'
import { serveStartPage } from './start-page.ts'

export interface ServerOptions {
  log: Logger
  publicUrl: string
  version: string
  guard: SessionGuard
  routes: readonly Route[]
  /** What is no JSON route: the auth library's mount, uploads by tus. Each in its own scope. */
  plugins?: readonly ((app: FastifyInstance) => Promise<void>)[]
  health: HealthOptions
  /** The built pages. Without them the studio is its API. */
  app?: { folder: string; hasOwner(): Promise<boolean>; render?: RenderPage }
  /** Believe `X-Forwarded-*` from these hops; see Fastify. Off when nobody stands in front. */
  trustProxy?: boolean | string
  /** Null turns limits off. Default: 600 reads and 120 writes a minute for each person. */
  limits?: { read: RateLimitPolicy; write: RateLimitPolicy } | null
  /** Where signed URLs of stored media lead, for the content security policy. */
  mediaOrigins?: readonly string[]
  /** JSON bodies; uploads have their own path and limit. */
  bodyLimitBytes?: number
}

export const defaultLimits = {
  read: { name: 'read', limit: 600, windowSeconds: 60 },
  write: { name: 'write', limit: 120, windowSeconds: 60 },
}

/** The whole HTTP face of the studio, not yet listening. */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: options.log,
    // One line a request, written below.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => `req_${randomUUID().replaceAll('-', '')}`,
    trustProxy: options.trustProxy ?? false,
    bodyLimit: options.bodyLimitBytes ?? 1024 * 1024,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => sendProblem(error, request, reply),
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(sendProblem)
  app.setNotFoundHandler((request, reply) =>
    options.app && wantsPage(request)
      ? reply.code(404).sendFile('index.html')
      : sendProblem(CommonErrors.not_found({ detail: 'There is nothing at this address.' }), request, reply),
  )
  closeInTime(app)
  parseJsonBodies(app)
  app.decorateRequest('actor', null)
  app.decorateRequest('idempotency', null)
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  app.addHook('onResponse', async (request, reply) => {
    const level = healthPaths.has(request.url) ? 'debug' : 'info'
    request.log[level](
      {
        method: request.method,
        url: loggableUrl(request.url),
        status: reply.statusCode,
        durationMs: Math.round(reply.elapsedTime * 10) / 10,
        ...(request.actor ? { userId: request.actor.userId } : {}),
      },
      'request',
    )
  })
  await app.register(cookie)
  await protectPages(app, options)
  await describeRoutes(app, options)
  const limits = options.limits === undefined ? defaultLimits : options.limits
  await registerRoutes(app, options.routes, {
    guard: options.guard,
    limiter: limits === null ? null : new RateLimiter(systemClock),
    limits: limits ?? defaultLimits,
  })
  for (const plugin of options.plugins ?? []) await app.register(plugin)
  await app.register((scope) => serveHealth(scope, options.health))
  await serveDocs(app)
  if (options.app) {
    await serveApp(app, options.app.folder)
    await serveStartPage(app, { ...options.app, guard: options.guard, publicUrl: options.publicUrl })
    if (options.app.render) await servePublicPages(app, options.publicUrl, options.app.render)
  }
  return app
}

/** JSON only, and an empty body is no body: `POST …/cancel` with a JSON content type and nothing in it is fine. */
function parseJsonBodies(app: FastifyInstance) {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined)
    else parse(request, typeof body === 'string' ? body : body.toString('utf8'), done)
  })
}

async function protectPages(app: FastifyInstance, options: ServerOptions) {
  const media = [...(options.mediaOrigins ?? [])]
  const secure = options.publicUrl.startsWith('https:')
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:', ...media],
        mediaSrc: ["'self'", 'blob:', ...media],
        connectSrc: ["'self'", ...media],
        workerSrc: ["'self'", 'blob:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        fontSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: secure,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
  })
}
