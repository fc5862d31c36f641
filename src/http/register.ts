import type { FastifyInstance, FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify'
import { z } from 'zod'
import { CommonErrors } from '#kernel/errors.ts'
import { Answer } from './answer.ts'
import { type IdempotencyRequest, idempotencyRequest } from './idempotency.ts'
import { type RateLimiter, type RateLimitPolicy, rateLimitHeaders } from './rate-limit.ts'
import { revalidate } from './revalidate.ts'
import { type Actor, isRaw, noContent, type Person, type Route } from './route.ts'
import { hasRole, type SessionGuard } from './session-guard.ts'

export const apiBase = '/api/v1'

export interface RegisterDeps {
  guard: SessionGuard
  /** Null turns limits off, for benches. */
  limiter: RateLimiter | null
  limits: { read: RateLimitPolicy; write: RateLimitPolicy }
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before the body is read, for routes that need somebody. */
    actor: Actor | Person | null
    idempotency: IdempotencyRequest | null
  }
}

/** Turns route literals into Fastify routes: who, how often, what in, then the handler, then what out. */
export async function registerRoutes(app: FastifyInstance, routes: readonly Route[], deps: RegisterDeps) {
  for (const route of routes.filter((one) => !one.rawBody)) addRoute(app, route, deps)
  await app.register(async (plain) => {
    plain.removeAllContentTypeParsers()
    plain.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    for (const route of routes.filter((one) => one.rawBody)) addRoute(plain, route, deps)
  })
}

function addRoute(app: FastifyInstance, route: Route, deps: RegisterDeps) {
  const isRead = route.method === 'GET'
  const policy = route.rateLimit ?? (isRead ? deps.limits.read : deps.limits.write)
  const atLeast = route.atLeast ?? (isRead ? 'viewer' : 'member')

  /** Before the body is read: a stranger costs a signature check, a flood costs a map lookup. */
  async function admit(request: FastifyRequest, reply: FastifyReply) {
    if (route.auth === 'none') return limit(reply, `ip ${request.ip}`)
    const actor = await (route.workspace
      ? deps.guard.actor(request, reply)
      : deps.guard.person(request, reply))
    request.actor = actor
    limit(reply, `user ${actor.userId}`)
    if (route.auth === 'owner' && actor.studioRole !== 'owner') throw CommonErrors.forbidden()
    if (inWorkspace(actor) && !hasRole(actor, atLeast)) {
      throw CommonErrors.forbidden({ detail: `This needs the role ${atLeast}; yours is ${actor.role}.` })
    }
  }

  function limit(reply: FastifyReply, caller: string) {
    if (deps.limiter === null) return
    const verdict = deps.limiter.take(policy, caller)
    const headers = rateLimitHeaders(policy, verdict)
    reply.headers(headers)
    if (!verdict.allowed) {
      throw CommonErrors.rate_limited({
        detail: `At most ${policy.limit} requests in ${policy.windowSeconds} s. Try again in ${verdict.resetSeconds} s.`,
        headers,
      })
    }
  }

  /** Over the body as sent, before defaults are filled in, so that a new default breaks no replay. */
  async function readIdempotencyKey(request: FastifyRequest) {
    const header = request.headers['idempotency-key']
    if (typeof header !== 'string' || !request.actor || !inWorkspace(request.actor)) return
    request.idempotency = idempotencyRequest({
      header,
      workspaceId: request.actor.workspaceId,
      route: `${route.method} ${request.url.split('?', 1)[0]}`,
      body: [request.query, request.body],
    })
  }

  const options: RouteShorthandOptions & { schema: object } = {
    onRequest: admit,
    ...(route.idempotent ? { preValidation: readIdempotencyKey } : {}),
    ...(route.bodyLimitBytes ? { bodyLimit: route.bodyLimitBytes } : {}),
    ...(route.revalidated ? { onSend: revalidate } : {}),
    schema: schemaOf(route),
  }
  app.route({
    ...options,
    method: route.method,
    url: `${apiBase}${route.path}`,
    handler: async (request, reply) => {
      reply.header('cache-control', route.revalidated ? 'private, no-cache' : 'no-store')
      const result = await route.handle({
        actor: request.actor,
        params: request.params,
        query: request.query,
        body: route.rawBody ? undefined : request.body,
        rawBody: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
        idempotency: request.idempotency,
        request,
        reply,
      })
      if (result === reply || reply.sent) return reply
      if (result instanceof Answer) return reply.code(result.status).headers(result.headers).send(result.body)
      return reply.code(firstStatus(route)).send(result)
    },
  })
}

const inWorkspace = (actor: Actor | Person): actor is Actor => 'workspaceId' in actor
const firstStatus = (route: Route): number => Number(Object.keys(route.replies)[0] ?? 200)

function schemaOf(route: Route) {
  const headers = {
    ...(route.workspace
      ? { 'x-workspace': z.string().optional().describe('The workspace, when you have several.') }
      : {}),
    ...(route.idempotent
      ? {
          'idempotency-key': z
            .string()
            .optional()
            .describe('The same key and body within 24 h get the first answer again.'),
        }
      : {}),
  }
  const response = Object.entries(route.replies).map(([status, reply]) => [status, replySchema(reply)])
  return {
    summary: route.summary,
    ...(route.description ? { description: route.description } : {}),
    tags: route.tags,
    operationId: operationId(route),
    ...(route.auth === 'none' ? { security: [] } : {}),
    ...(route.params ? { params: route.params } : {}),
    ...(route.query ? { querystring: route.query } : {}),
    ...(route.body ? { body: route.body } : {}),
    ...(Object.keys(headers).length > 0 ? { headers: z.looseObject(headers) } : {}),
    response: Object.fromEntries(response),
  }
}

function replySchema(reply: Route['replies'][number]) {
  if (!isRaw(reply)) return reply
  // The description of a body that is always null becomes one of a reply without content.
  if (reply === noContent) return z.null().describe(reply.description)
  return { description: reply.description, content: { [reply.contentType]: { schema: z.string() } } }
}

/** `POST /jobs/:id/cancel` → `postJobsByIdCancel`. */
function operationId(route: Route): string {
  const words = route.path.split(/[/.-]/).filter(Boolean)
  const parts = words.map((word) => (word.startsWith(':') ? `By${capital(word.slice(1))}` : capital(word)))
  return route.method.toLowerCase() + parts.join('')
}
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
