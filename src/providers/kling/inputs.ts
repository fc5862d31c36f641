import { attachFiles, fillSlots } from '../spec/inputs.ts'
import { type CompiledRequest, type Prepared, ProviderError, type ProviderInput } from '../spec/provider.ts'
import type { KlingHosts } from './hosts.ts'

const maxFileBytes = 50_000_000
const maxOldFileBytes = 10_000_000
/** Work may wait at Kling before it fetches anything. */
const addressLivesSeconds = 24 * 60 * 60

/** Kling has no uploads: pictures and sounds travel in the POST, videos are fetched from an address of ours. */
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
  const { body } = await fillSlots(fetched, inputs, (input) => addressOf(input, hosts))
  return { ...attached, body }
}

async function addressOf(input: ProviderInput, hosts: KlingHosts): Promise<string> {
  const address = (await input.address?.(addressLivesSeconds)) ?? null
  if (address !== null && hosts.reaches(address)) return address
  const detail =
    'Kling fetches a video from an address, and this studio’s files have none that the internet can reach. Keep them in an S3 bucket.'
  throw new ProviderError({ kind: 'invalid', detail, retry: false, billed: false }, 'no')
}
