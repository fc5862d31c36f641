import { Readable } from 'node:stream'
import type { Http } from './http.ts'
import { type OutputFile, ProviderError } from './provider.ts'

/** Both to the first byte and between two. */
const silenceTimeoutMs = 60_000

/**
 * Streams a finished output. No key is sent: output addresses carry their own right to read. A file that ends early, or
 * runs longer than declared, ends in a ProviderError and never looks complete.
 */
export async function download(
  http: Http,
  vendor: string,
  output: OutputFile,
  signal: AbortSignal,
): Promise<Readable> {
  const watchdog = new AbortController()
  const timer = setTimeout(() => watchdog.abort(), silenceTimeoutMs)
  const lost = (error: unknown) => lostDownload(http, vendor, error)
  try {
    const reply = await http.fetch(output.url, { signal: AbortSignal.any([signal, watchdog.signal]) })
    if (reply.status !== 200) {
      await reply.body?.cancel()
      throw refusedDownload(vendor, reply.status)
    }
    const expected = output.bytes ?? lengthOf(reply.headers)
    return Readable.from(guarded(reply, expected, vendor, timer, lost), { objectMode: false })
  } catch (error) {
    clearTimeout(timer)
    throw error instanceof ProviderError ? error : lost(error)
  }
}

/** The same for an address as the vendor named it, and as our hosts read it: null is one that is not https. */
export async function downloadFrom(
  http: Http,
  vendor: string,
  output: OutputFile,
  url: string | null,
  signal: AbortSignal,
): Promise<Readable> {
  if (url !== null) return await download(http, vendor, { ...output, url }, signal)
  const detail = `${vendor} named a file address that is not https.`
  throw new ProviderError({ kind: 'invalid', detail, retry: false, billed: false }, 'no')
}

async function* guarded(
  reply: Response,
  expected: number | null,
  vendor: string,
  timer: NodeJS.Timeout,
  lost: (error: unknown) => ProviderError,
): AsyncGenerator<Uint8Array> {
  let bytes = 0
  try {
    for await (const chunk of reply.body ?? []) {
      timer.refresh()
      bytes += chunk.byteLength
      if (expected !== null && bytes > expected) break
      yield chunk
    }
  } catch (error) {
    throw lost(error)
  } finally {
    clearTimeout(timer)
  }
  if (expected !== null && bytes !== expected) {
    const detail = `The file from ${vendor} is broken: ${bytes} of ${expected} bytes came.`
    throw new ProviderError({ kind: 'unavailable', detail, retry: true, billed: false }, 'no')
  }
}

/** Content-Length counts the bytes on the wire, which are not ours to count when they are compressed. */
function lengthOf(headers: Headers): number | null {
  const text = headers.get('content-length')
  if (text === null || (headers.get('content-encoding') ?? 'identity') !== 'identity') return null
  return /^\d+$/.test(text) ? Number(text) : null
}

function refusedDownload(vendor: string, status: number): ProviderError {
  const gone = status === 403 || status === 404 || status === 410
  if (gone) {
    const detail = `The address of the file at ${vendor} has expired (HTTP ${status}).`
    return new ProviderError({ kind: 'invalid', detail, retry: false, billed: false }, 'refused')
  }
  const detail = `${vendor} did not hand out the file (HTTP ${status}).`
  return new ProviderError({ kind: 'unavailable', detail, retry: true, billed: false }, 'no')
}

function lostDownload(http: Http, vendor: string, error: unknown): ProviderError {
  const detail = `The download from ${vendor} was cut off.`
  const cause = new Error(http.redact(error instanceof Error ? error.message : String(error)))
  return new ProviderError({ kind: 'unavailable', detail, retry: true, billed: false }, 'no', { cause })
}
