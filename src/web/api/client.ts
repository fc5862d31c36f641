import { Problem } from '#contract/problem.ts'
import { tellSignedOut, workspaceHeader } from './client-context.ts'
import { type Operations, operations } from './operations.ts'
import { hearServerDate } from './server-clock.ts'

export type OperationName = keyof Operations
type Part<N extends OperationName, P extends string> = P extends keyof Operations[N]
  ? Operations[N][P]
  : never
export type Reply<N extends OperationName> = Part<N, 'reply'>
export type Body<N extends OperationName> = Absent<Part<N, 'body'>>
/** Values with a default may be left out, and `undefined` is the same as absent. */
export type Query<N extends OperationName> = {
  [K in keyof Part<N, 'query'>]?: Part<N, 'query'>[K] | undefined
}
type Params<N extends OperationName> = Part<N, 'params'>

/** JSON leaves `undefined` out, so an optional member may be it, at every depth. */
type Absent<T> = T extends readonly (infer Item)[]
  ? Absent<Item>[]
  : T extends object
    ? { [K in keyof T]: Record<never, never> extends Pick<T, K> ? Absent<T[K]> | undefined : Absent<T[K]> }
    : T

type Needs<Name extends string, Value> = [Value] extends [never] ? unknown : { [K in Name]: Value }
export type CallOptions<N extends OperationName> = Needs<'params', Params<N>> &
  Needs<'body', Body<N>> & {
    query?: Query<N>
    signal?: AbortSignal
    /** A write that costs or creates: the same key again gets the same answer. */
    idempotencyKey?: string
  }

/** What the studio refused, as its problem document says it. */
export class ApiError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.detail)
    this.name = 'ApiError'
    this.problem = problem
  }
  get code(): string {
    return this.problem.code
  }
}

/** The studio did not answer: no network, a proxy, a restart. Nothing is known to have happened. */
export class UnreachableError extends Error {
  constructor(cause: unknown) {
    super('The studio does not answer.', { cause })
    this.name = 'UnreachableError'
  }
}

/** Calls one operation of the API; throws `ApiError` or `UnreachableError`. */
export async function api<N extends OperationName>(name: N, ...[options]: Arguments<N>): Promise<Reply<N>> {
  const { method, path } = operations[name]
  const given: LooseOptions = options ?? {}
  const response = await send(fill(path, given), {
    method,
    headers: {
      ...workspaceHeader(),
      ...(given.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(given.idempotencyKey === undefined ? {} : { 'idempotency-key': given.idempotencyKey }),
    },
    ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
    ...(given.signal === undefined ? {} : { signal: given.signal }),
  })
  // The studio and this client are made from one document, so its answer has the shape that the document says.
  return (response.status === 204 ? null : await response.json()) as Reply<N>
}

type Arguments<N extends OperationName> =
  Record<never, never> extends CallOptions<N> ? [options?: CallOptions<N>] : [options: CallOptions<N>]

interface LooseOptions {
  params?: unknown
  query?: unknown
  body?: unknown
  signal?: AbortSignal
  idempotencyKey?: string
}

/** `fetch` on our own origin; anything but 2xx becomes an error with its problem document. */
export async function send(url: string, init: RequestInit): Promise<Response> {
  let response: Response
  try {
    response = await fetch(url, { credentials: 'same-origin', ...init })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new UnreachableError(error)
  }
  hearServerDate(response.headers.get('date'))
  if (response.ok) return response
  const problem = Problem.safeParse(await response.json().catch(() => null))
  if (problem.success) {
    if (problem.data.code === 'unauthenticated') tellSignedOut()
    throw new ApiError(problem.data)
  }
  throw new UnreachableError(new Error(`HTTP ${response.status}`))
}

function fill(path: string, { params, query }: LooseOptions): string {
  const filled = Object.entries(params ?? {}).reduce(
    (text, [name, value]) => text.replace(`{${name}}`, encodeURIComponent(String(value))),
    path,
  )
  const search = new URLSearchParams(
    Object.entries(query ?? {}).flatMap(([name, value]) =>
      value === undefined || value === null ? [] : [[name, String(value)]],
    ),
  ).toString()
  return search === '' ? filled : `${filled}?${search}`
}
