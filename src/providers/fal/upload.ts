import type { Call, Http } from '../spec/http.ts'
import { readInput } from '../spec/inputs.ts'
import type { ProviderInput } from '../spec/provider.ts'
import { refusal } from './failures.ts'
import type { FalHosts } from './hosts.ts'
import { uploadReply } from './replies.ts'

/** fal takes more only in parts, and no input of ours is that large. */
const maxUploadBytes = 90_000_000

/** Uploads an input and returns its address. Unbilled; may be repeated. */
export async function upload(
  http: Http,
  hosts: FalHosts,
  headers: Record<string, string>,
  input: ProviderInput,
  signal: AbortSignal,
): Promise<string> {
  const bytes = await readInput(input, maxUploadBytes, 'fal')
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
    bytes,
    timeoutMs: 120_000,
    signal,
  }
  const stored = await http.call(put)
  if (stored.status < 200 || stored.status > 299) throw http.refusal(put, stored)
  return parsed.data.file_url
}
