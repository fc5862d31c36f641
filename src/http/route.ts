import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Answer } from './answer.ts'
import type { IdempotencyRequest } from './idempotency.ts'
import type { RateLimitPolicy } from './rate-limit.ts'

export const membershipRoles = ['viewer', 'member', 'admin', 'owner'] as const
export type MembershipRole = (typeof membershipRoles)[number]

/** Who is signed in, whatever the workspace. */
export interface Person {
  userId: string
  sessionId: string
  /** `owner` for the one person who runs the studio. */
  studioRole: 'owner' | 'user'
}

/** A person at work in one workspace, as checked for this request. */
export interface Actor extends Person {
  workspaceId: string
  role: MembershipRole
}

export type Auth = 'none' | 'session' | 'owner'

/** A body that is no JSON: media, event streams, redirects. The handler writes to `reply` itself. */
export interface RawReply {
  contentType: string
  description: string
}

export type Replies = Record<number, z.ZodType | RawReply>

export const raw = (contentType: string, description: string): RawReply => ({ contentType, description })
/** For 204: the handler returns nothing. */
export const noContent: RawReply = { contentType: '', description: 'Done; nothing to say.' }
export const isRaw = (reply: z.ZodType | RawReply): reply is RawReply => 'contentType' in reply

// biome-ignore lint/suspicious/noConfusingVoidType: a handler with nothing to say may be a function that returns nothing
type JsonOf<R extends Replies> = { [S in keyof R]: R[S] extends z.ZodType ? z.output<R[S]> : void }[keyof R]

type ActorOf<A extends Auth, W extends boolean> = A extends 'none' ? null : W extends false ? Person : Actor
type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined

interface Context<A extends Auth, W extends boolean, P, Q, B> {
  actor: ActorOf<A, W>
  params: Parsed<P>
  query: Parsed<Q>
  body: Parsed<B>
  /** The bytes as sent, for routes with `rawBody`; empty otherwise. */
  rawBody: Buffer
  /** Hand it to `idempotent(tx, …)`; null when the caller sent no key. */
  idempotency: IdempotencyRequest | null
  request: FastifyRequest
  reply: FastifyReply
}

interface RouteFacts {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below `/api/v1`, parameters as `:id`. */
  path: string
  summary: string
  description?: string
  tags: string[]
  /** The least role in the workspace; by default `viewer` to read and `member` to write. */
  atLeast?: MembershipRole
  rateLimit?: RateLimitPolicy
  /** Takes `Idempotency-Key`; the handler commits through `idempotent`. */
  idempotent?: boolean
  /** It changes seldom: a browser keeps the answer and asks each time whether it still holds. Others are kept nowhere. */
  revalidated?: boolean
  /** Takes any content type, unparsed: for signatures over bytes. */
  rawBody?: boolean
  bodyLimitBytes?: number
}

interface RouteDefinition<A extends Auth, W extends boolean, P, Q, B, R extends Replies> extends RouteFacts {
  auth: A
  /** False for what belongs to a person and no workspace. */
  workspace?: W
  params?: P
  query?: Q
  body?: B
  replies: R
  handle(context: Context<A, W, P, Q, B>): HandlerResult<R> | Promise<HandlerResult<R>>
}

type HandlerResult<R extends Replies> = JsonOf<R> | Answer<JsonOf<R>> | FastifyReply

/** A route as the server sees it: what its schemas have parsed is what `handle` was typed with. */
export interface Route extends RouteFacts {
  auth: Auth
  workspace: boolean
  params?: z.ZodType
  query?: z.ZodType
  body?: z.ZodType
  replies: Replies
  handle(context: {
    actor: Actor | Person | null
    params: unknown
    query: unknown
    body: unknown
    rawBody: Buffer
    idempotency: IdempotencyRequest | null
    request: FastifyRequest
    reply: FastifyReply
  }): unknown
}

/** Who, what in, what out, one line of work. See `registerRoutes` for what surrounds the handler. */
export function route<
  const A extends Auth,
  const R extends Replies,
  const W extends boolean = true,
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(definition: RouteDefinition<A, W, P, Q, B, R>): Route {
  const { workspace, ...rest } = definition
  return { ...rest, workspace: definition.auth !== 'none' && workspace !== false } as Route
}
