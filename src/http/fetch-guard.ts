import { lookup as systemLookup } from 'node:dns/promises'
import { type Readable, Transform } from 'node:stream'
import ipaddr from 'ipaddr.js'
import { Agent, request } from 'undici'
import { DailiesError, defineErrors } from '#kernel/errors.ts'

export const RemoteFileErrors = defineErrors({
  remote_address_refused: { status: 422, title: 'Files are not fetched from this address.' },
  remote_file_failed: { status: 422, title: 'The file could not be fetched.' },
  remote_file_too_large: { status: 413, title: 'The file at this address is too large.' },
})

export interface RemoteFile {
  /** Where it was found in the end, after redirects. */
  url: string
  contentType: string | null
  contentLength: number | null
  /** Fails with `remote_file_too_large` when more comes than was allowed, whatever the headers said. */
  body: Readable
}

export interface FetchLimits {
  maxBytes: number
  timeoutMs: number
  signal?: AbortSignal
}

interface Address {
  address: string
  family: number
}
export type Resolve = (hostname: string) => Promise<Address[]>

export interface RemoteFetcherOptions {
  /** `host:port` that are trusted whatever they resolve to: a vendor's proxy, a test's server. */
  allowHosts?: readonly string[]
  resolve?: Resolve
}

const MAX_REDIRECTS = 3
const resolveBySystem: Resolve = (hostname) => systemLookup(hostname, { all: true })

/** Whether an address is out there on the public internet. Mapped, translated and tunnelled v4 counts as what it carries. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  // Everything that is not plain unicast has a name here: private, loopback, linkLocal, carrierGradeNat, multicast, 6to4…
  if (parsed.range() !== 'unicast') return false
  // v4-compatible (::a.b.c.d) is deprecated, yet some stacks still route it.
  return parsed.kind() === 'ipv4' || !parsed.match(ipaddr.parse('::'), 96)
}

/**
 * Fetches what a user points at without letting him point inside. Names are resolved once, inside the connection, and
 * the checked address is the one connected to; each redirect is checked like the first address.
 */
export function createRemoteFetcher(options: RemoteFetcherOptions = {}) {
  const resolve = options.resolve ?? resolveBySystem
  const isAllowedHost = (url: URL) => (options.allowHosts ?? []).includes(hostAndPort(url))

  const guarded = guardedAgent(resolve)
  const trusted = new Agent()

  async function open(url: URL, signal: AbortSignal) {
    const isAllowed = isAllowedHost(url)
    if (!isAllowed) assertFetchable(url)
    return request(url, {
      dispatcher: isAllowed ? trusted : guarded,
      signal,
      // Encoded bodies would make a small file large after the check.
      headers: { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'Dailies' },
      headersTimeout: 0,
      bodyTimeout: 0,
    })
  }

  /** The caller must read or destroy `body`. Throws a RemoteFileErrors code. */
  async function fetchRemoteFile(address: string, limits: FetchLimits): Promise<RemoteFile> {
    const deadline = AbortSignal.timeout(limits.timeoutMs)
    const signal = limits.signal ? AbortSignal.any([limits.signal, deadline]) : deadline
    let url = parseAddress(address)
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      const response = await open(url, signal).catch((error) => {
        throw asRemoteError(error, deadline)
      })
      const location = response.headers.location
      if (response.statusCode >= 300 && response.statusCode < 400 && typeof location === 'string') {
        discard(response.body)
        url = parseAddress(location, url)
        continue
      }
      if (response.statusCode !== 200) {
        discard(response.body)
        throw RemoteFileErrors.remote_file_failed({ detail: `The server answered ${response.statusCode}.` })
      }
      const contentLength = numberOrNull(response.headers['content-length'])
      if (contentLength !== null && contentLength > limits.maxBytes) {
        discard(response.body)
        throw tooLarge(limits.maxBytes)
      }
      return {
        url: url.href,
        contentType: textOrNull(response.headers['content-type']),
        contentLength,
        body: capped(response.body, limits.maxBytes, deadline),
      }
    }
    throw RemoteFileErrors.remote_file_failed({ detail: `More than ${MAX_REDIRECTS} redirects.` })
  }

  async function close() {
    await Promise.all([guarded.destroy(), trusted.destroy()])
  }

  return { fetchRemoteFile, close }
}

/** Connects to addresses on the public internet alone, whatever a name resolves to at that moment. */
export function guardedAgent(resolve: Resolve = resolveBySystem): Agent {
  /** One inside address among several is one too many: the connection could pick it. */
  async function resolvePublic(hostname: string): Promise<[Address, ...Address[]]> {
    const [first, ...others] = await resolve(hostname)
    if (!first || ![first, ...others].every(({ address }) => isPublicAddress(address))) throw refuse(hostname)
    return [first, ...others]
  }
  return new Agent({
    connect: {
      lookup: (hostname, lookup, done) => {
        resolvePublic(hostname).then(
          ([first, ...others]) => {
            if (lookup.all) done(null, [first, ...others])
            else done(null, first.address, first.family)
          },
          (error) => done(error, []),
        )
      },
    },
  })
}

function parseAddress(address: string, base?: URL): URL {
  if (!URL.canParse(address, base)) {
    throw RemoteFileErrors.remote_address_refused({ detail: 'This is not a web address.' })
  }
  const url = new URL(address, base)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw RemoteFileErrors.remote_address_refused({ detail: 'Only http and https addresses are fetched.' })
  }
  // Our requests carry nobody's credentials, whatever the address says.
  url.username = ''
  url.password = ''
  url.hash = ''
  return url
}

/** A literal address never reaches the resolver, so it is checked here. */
export function assertFetchable(url: URL) {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (ipaddr.isValid(host) && !isPublicAddress(host)) throw refuse(host)
}

const refuse = (host: string) =>
  RemoteFileErrors.remote_address_refused({ detail: `${host} is not an address on the public internet.` })
const tooLarge = (maxBytes: number) =>
  RemoteFileErrors.remote_file_too_large({ detail: `At most ${maxBytes} bytes are fetched.` })

function asRemoteError(error: unknown, deadline: AbortSignal): unknown {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof DailiesError) return cause
  }
  if (deadline.aborted)
    return RemoteFileErrors.remote_file_failed({ detail: 'The server took too long.', cause: error })
  if (error instanceof Error && error.name === 'AbortError') return error
  return RemoteFileErrors.remote_file_failed({ detail: 'The server cannot be reached.', cause: error })
}

/** Not read to its end: undici tells a body that is destroyed early so by an error, which nobody waits for. */
function discard(body: Readable) {
  body.on('error', () => {})
  body.destroy()
}

function capped(source: Readable, maxBytes: number, deadline: AbortSignal): Readable {
  let seen = 0
  const cap = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length
      if (seen > maxBytes) done(tooLarge(maxBytes))
      else done(null, chunk)
    },
  })
  source.on('error', (error) => {
    const known = asRemoteError(error, deadline)
    cap.destroy(known instanceof Error ? known : undefined)
  })
  cap.on('close', () => source.destroy())
  return source.pipe(cap)
}

const hostAndPort = (url: URL) => `${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`
const textOrNull = (value: string | string[] | undefined) => (typeof value === 'string' ? value : null)
const numberOrNull = (value: string | string[] | undefined) =>
  typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : null
