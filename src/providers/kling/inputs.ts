import type { JsonObject, JsonValue } from '#kernel/json.ts'
import { attachFiles, bodyWithFiles, fillSlots } from '../spec/inputs.ts'
import { type CompiledRequest, type Prepared, ProviderError, type ProviderInput } from '../spec/provider.ts'
import type { KlingHosts } from './hosts.ts'

const maxFileBytes = 50_000_000
const maxOldFileBytes = 10_000_000
/** Work may wait at Kling before it fetches anything. */
const addressLivesSeconds = 24 * 60 * 60

const fetchedFrom = (assetId: string) => `fetched:${assetId}`

/**
 * Kling has no uploads: pictures and sounds travel in the POST, videos are fetched from an address of ours. What is kept of
 * the body names both by their assets alone: a signed address opens a file to whoever reads it.
 */
export async function prepareInputs(
  request: CompiledRequest,
  inputs: readonly ProviderInput[],
  hosts: KlingHosts,
): Promise<Prepared> {
  const videos = new Set(inputs.filter(({ contentType }) => contentType.startsWith('video/')))
  const isVideo = ({ role, index }: CompiledRequest['slots'][number]) => {
    const input = inputs.filter((one) => one.role === role)[index]
    return input !== undefined && videos.has(input)
  }
  const maxBytes = request.endpoint.startsWith('v1/') ? maxOldFileBytes : maxFileBytes
  const carried = { ...request, slots: request.slots.filter((slot) => !isVideo(slot)) }
  const attached = await attachFiles(carried, inputs, maxBytes, 'Kling')
  const fetched = { ...request, body: attached.body, slots: request.slots.filter(isVideo) }
  const addresses = new Map<string, string>()
  const { body } = await fillSlots(fetched, inputs, async (input) => {
    addresses.set(input.assetId, await addressOf(input, hosts))
    return fetchedFrom(input.assetId)
  })
  return { ...attached, body, addresses }
}

/** The body as it is sent: each file in its place, each video's address in its. */
export function bodyOf(prepared: Prepared): JsonObject {
  const known = new Map([...(prepared.addresses ?? [])].map(([id, address]) => [fetchedFrom(id), address]))
  const withAddresses = (value: JsonValue): JsonValue => {
    if (typeof value === 'string') return known.get(value) ?? value
    if (Array.isArray(value)) return value.map(withAddresses)
    return value !== null && typeof value === 'object' ? mapped(value) : value
  }
  const mapped = (object: JsonObject): JsonObject =>
    Object.fromEntries(Object.entries(object).map(([name, value]) => [name, withAddresses(value)]))
  return bodyWithFiles({ ...prepared, body: mapped(prepared.body) }, ({ content }) =>
    Buffer.from(content).toString('base64'),
  )
}

async function addressOf(input: ProviderInput, hosts: KlingHosts): Promise<string> {
  const address = (await input.address?.(addressLivesSeconds)) ?? null
  if (address !== null && hosts.reaches(address)) return address
  const detail =
    'Kling fetches a video from an address, and this studio’s files have none that the internet can reach. Keep them in an S3 bucket.'
  throw new ProviderError({ kind: 'invalid', detail, retry: false, billed: false }, 'no')
}
