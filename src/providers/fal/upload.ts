import type { JsonObject, JsonValue } from '#kernel/json.ts'
import type { Call, Http } from '../spec/http.ts'
import type { CompiledRequest, Prepared, ProviderInput } from '../spec/provider.ts'
import { ProviderError } from '../spec/provider.ts'
import { refusal } from './failures.ts'
import type { FalHosts } from './hosts.ts'
import { uploadReply } from './replies.ts'

/** fal takes more only in parts, and no input of ours is that large. */
const maxUploadBytes = 90 * 1024 * 1024

/** Uploads each input that the body has a place for, once, and writes its address there. Unbilled; may be repeated. */
export async function prepareUploads(
  http: Http,
  hosts: FalHosts,
  headers: Record<string, string>,
  request: CompiledRequest,
  inputs: readonly ProviderInput[],
  signal: AbortSignal,
): Promise<Prepared> {
  const uploaded = new Map<string, string>()
  let body: JsonValue = structuredClone(request.body)
  for (const slot of request.slots) {
    const input = inputs.filter(({ role }) => role === slot.role)[slot.index]
    if (!input) throw invalid(`The input ${slot.role} is missing.`)
    const url = uploaded.get(input.assetId) ?? (await upload(http, hosts, headers, input, signal))
    uploaded.set(input.assetId, url)
    body = withValue(body, slot.at, url)
  }
  return { endpoint: request.endpoint, body: asObject(body) }
}

async function upload(
  http: Http,
  hosts: FalHosts,
  headers: Record<string, string>,
  input: ProviderInput,
  signal: AbortSignal,
): Promise<string> {
  if (input.bytes > maxUploadBytes)
    throw invalid('The input is larger than the 90 MB that fal takes at once.')
  const initiate: Call = {
    method: 'POST',
    url: `${hosts.rest}/storage/upload/initiate?storage_type=fal-cdn-v3`,
    headers,
    json: { content_type: input.contentType, file_name: input.assetId },
    timeoutMs: 30_000,
    signal,
  }
  const reply = await http.call(initiate)
  if (reply.status !== 200) throw http.refusal(initiate, reply, refusal(reply))
  const parsed = uploadReply.safeParse(reply.json)
  const target = parsed.success ? hosts.file(parsed.data.upload_url) : null
  if (!parsed.success || target === null) throw http.broken(initiate, 'fal’s upload reply could not be read.')

  // The address is signed: it needs no key, so it gets none.
  const put: Call = {
    method: 'PUT',
    url: target,
    headers: { 'content-type': input.contentType },
    bytes: await readAll(input),
    timeoutMs: 120_000,
    signal,
  }
  const stored = await http.call(put)
  if (stored.status < 200 || stored.status > 299) throw http.refusal(put, stored)
  return parsed.data.file_url
}

async function readAll(input: ProviderInput): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of await input.open()) {
    const part = Buffer.from(chunk)
    bytes += part.byteLength
    if (bytes > maxUploadBytes) throw invalid('The input is larger than the 90 MB that fal takes at once.')
    chunks.push(part)
  }
  return Buffer.concat(chunks)
}

/** The same value with `url` at a place; lists grow as needed. */
function withValue(value: JsonValue, at: readonly (string | number)[], url: string): JsonValue {
  const [key, ...rest] = at
  if (key === undefined) return url
  if (typeof key === 'number') {
    const list = Array.isArray(value) ? [...value] : []
    list[key] = withValue(list[key] ?? null, rest, url)
    return list
  }
  const object = asObject(value)
  return { ...object, [key]: withValue(object[key] ?? null, rest, url) }
}

function asObject(value: JsonValue): JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {}
}

function invalid(detail: string): ProviderError {
  return new ProviderError({ kind: 'invalid', detail, retry: false, billed: false }, 'no')
}
