import { DailiesError } from '#kernel/errors.ts'
import type { JsonObject } from '#kernel/json.ts'
import { type LongText, LongTexts } from './long-texts.ts'
import { ProviderError, type ProviderFailure } from './provider.ts'
import { redact } from './redact.ts'

export interface HttpOptions {
  /** The vendor's name as people know it, e.g. "fal". */
  vendor: string
  /** Never shown in an error. */
  secrets: readonly string[]
  fetch?: typeof fetch
}

export interface Call {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  url: string
  headers?: Record<string, string>
  json?: JsonObject
  bytes?: Uint8Array
  timeoutMs: number
  signal: AbortSignal
  /** This call may start work that costs money: an unclear end counts as "maybe sent". */
  billable?: boolean
  /** 16 MiB unless told otherwise: the reply may be the file itself. */
  maxReplyBytes?: number
  /** A longer reply is left off here: its beginning tells all that is asked. */
  enoughBytes?: number
  /** Long texts of the JSON are kept apart, see `decoded`: files come in them. */
  longTexts?: true
}

export interface Reply {
  status: number
  headers: Headers
  bytes: Uint8Array
  text: string
  /** undefined when the body is not JSON. */
  json: unknown
  /** What was taken out of the body. */
  longTexts?: readonly LongText[]
}

export interface Http {
  /** One exchange, never repeated. Any status is a reply; throws ProviderError when there is none. */
  call(call: Call): Promise<Reply>
  /** The error for a reply that refuses, with `sent` decided by the status. */
  refusal(call: Call, reply: Reply, failure?: ProviderFailure): ProviderError
  /** For what a vendor said that we cannot use. */
  broken(call: Call, detail: string, cause?: unknown): ProviderError
  redact(text: string): string
  readonly fetch: typeof fetch
}

const defaultReplyBytes = 16 * 1024 * 1024

/** Errors that happen before one byte of the request is written. */
const beforeSending = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_INVALID_URL',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])

export function createHttp(options: HttpOptions): Http {
  const send = options.fetch ?? fetch
  const clean = (text: string) => redact(text, options.secrets)

  const fail = (failure: ProviderFailure, sent: ProviderError['sent'], cause?: unknown) =>
    new ProviderError({ ...failure, detail: clean(failure.detail) }, sent, {
      cause: cleanCause(cause, clean),
    })

  return {
    fetch: send,
    redact: clean,

    async call(call) {
      const timeout = AbortSignal.timeout(call.timeoutMs)
      if (call.signal.aborted) throw fail(stopped(options.vendor), 'no')
      try {
        const reply = await send(call.url, {
          method: call.method,
          headers: { ...(call.json ? { 'content-type': 'application/json' } : {}), ...call.headers },
          body: call.json ? JSON.stringify(call.json) : bodyOf(call.bytes),
          signal: AbortSignal.any([call.signal, timeout]),
          // A redirect would carry the key to a host that we did not choose.
          redirect: 'error',
        })
        return call.longTexts ? await readApart(reply, call) : replyOf(reply, await readBytes(reply, call))
      } catch (error) {
        const sent = call.billable && !neverLeft(error) ? 'maybe' : 'no'
        if (call.signal.aborted) throw fail(stopped(options.vendor), sent, error)
        const ours = refusedByUs(error)
        if (ours !== null) throw fail(ours, 'no', error)
        if (timeout.aborted) throw fail(tooSlow(options.vendor, call.timeoutMs), sent, error)
        throw fail(unreachable(options.vendor), sent, error)
      }
    },

    refusal(call, reply, failure) {
      return fail(failure ?? failureOfStatus(options.vendor, reply), sentOfStatus(call, reply.status))
    },

    broken(call, detail, cause) {
      const failure: ProviderFailure = { kind: 'internal', detail, retry: true, billed: false }
      return fail(failure, call.billable ? 'maybe' : 'no', cause)
    },
  }
}

/** A 4xx is a refusal; anything else may have started work, unless the vendor documents otherwise. */
function sentOfStatus(call: Call, status: number): ProviderError['sent'] {
  const refused = status >= 400 && status < 500 && status !== 408
  if (refused) return 'refused'
  return call.billable ? 'maybe' : 'no'
}

/** What a status means where a vendor says nothing better. */
export function failureOfStatus(vendor: string, reply: Pick<Reply, 'status' | 'headers'>): ProviderFailure {
  const { status } = reply
  const fact = (kind: ProviderFailure['kind'], detail: string, retry: boolean): ProviderFailure => {
    const wait = retryAfterSeconds(reply.headers)
    const failure = { kind, detail: `${detail} (HTTP ${status})`, retry, billed: false }
    return wait === null ? failure : { ...failure, retryAfterSeconds: wait }
  }
  if (status === 401 || status === 403)
    return fact('unauthorized', `${vendor} does not accept the key.`, false)
  if (status === 402) return fact('exhausted', `The balance at ${vendor} is used up.`, false)
  if (status === 408 || status === 504) return fact('timeout', `${vendor} did not answer in time.`, true)
  if (status === 429) return fact('rate-limited', `${vendor} asks us to slow down.`, true)
  if (status >= 500) return fact('unavailable', `${vendor} has a problem of its own.`, true)
  return fact('invalid', `${vendor} refused the request.`, false)
}

function retryAfterSeconds(headers: Headers): number | null {
  const text = headers.get('retry-after')
  const seconds = text === null || text.trim() === '' ? Number.NaN : Number(text)
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 3600) : null
}

const stopped = (vendor: string): ProviderFailure => ({
  kind: 'timeout',
  detail: `The call to ${vendor} was stopped by us.`,
  retry: true,
  billed: false,
})

const tooSlow = (vendor: string, timeoutMs: number): ProviderFailure => ({
  kind: 'timeout',
  detail: `${vendor} did not answer within ${timeoutMs / 1000} s.`,
  retry: true,
  billed: false,
})

const unreachable = (vendor: string): ProviderFailure => ({
  kind: 'unavailable',
  detail: `${vendor} could not be reached, or the connection was lost.`,
  retry: true,
  billed: false,
})

/** The guard at our own door did not let the call out. */
function refusedByUs(error: unknown): ProviderFailure | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof DailiesError)
      return { kind: 'invalid', detail: cause.message, retry: false, billed: false }
  }
  return null
}

/** True when the error, or what caused it, is one that comes before sending. */
export function neverLeft(error: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string' && beforeSending.has(cause.code)) return true
    // Several addresses were tried; it never left when none of them took the connection.
    if (cause instanceof AggregateError && cause.errors.length > 0) return cause.errors.every(neverLeft)
  }
  return false
}

/** Causes reach the log, so they are kept as text without secrets, not as objects that carry the request. */
function cleanCause(cause: unknown, clean: (text: string) => string): Error | undefined {
  if (!(cause instanceof Error)) return undefined
  const inner = cleanCause(cause.cause, clean)
  return new Error(clean(`${cause.name}: ${cause.message}`), inner ? { cause: inner } : {})
}

async function readBytes(reply: Response, call: Call): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of chunksOf(reply, call)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function readApart(reply: Response, call: Call): Promise<Reply> {
  const apart = new LongTexts()
  for await (const chunk of chunksOf(reply, call)) apart.write(chunk)
  const { status, headers } = reply
  const { bytes, text, json } = replyOf({ status, headers }, apart.rest())
  return { status, headers, bytes, text, json, longTexts: apart.texts }
}

async function* chunksOf(reply: Response, call: Call): AsyncGenerator<Uint8Array> {
  const { maxReplyBytes = defaultReplyBytes, enoughBytes = Number.POSITIVE_INFINITY } = call
  let bytes = 0
  for await (const chunk of reply.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > maxReplyBytes) throw new Error('The reply is too long.')
    yield chunk
    if (bytes >= enoughBytes) break
  }
}

/** Text and JSON are made when they are read: a reply may be a film. */
function replyOf({ status, headers }: Pick<Response, 'status' | 'headers'>, bytes: Uint8Array): Reply {
  let text: string | undefined
  return {
    status,
    headers,
    bytes,
    get text() {
      text ??= Buffer.from(bytes).toString('utf8')
      return text
    },
    get json() {
      return parseJson(this.text)
    },
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const bodyOf = (bytes: Uint8Array | undefined) => (bytes ? new Uint8Array(bytes) : null)
