import type { Call, Http } from '../spec/http.ts'
import { readInput } from '../spec/inputs.ts'
import { encodedForm } from '../spec/multipart.ts'
import type { ProviderInput } from '../spec/provider.ts'
import { refusal } from './failures.ts'
import type { RunwayHosts } from './hosts.ts'
import { uploadReply } from './replies.ts'

const maxUploadBytes = 200_000_000

/** Runway tells the kind of a file by its name. */
const endings: Record<string, string> = { 'image/jpeg': 'jpg', 'audio/mpeg': 'mp3', 'video/quicktime': 'mov' }

/** Uploads an input for a day and returns the address by which Runway knows it. Unbilled; may be repeated. */
export async function upload(
  http: Http,
  hosts: RunwayHosts,
  headers: Record<string, string>,
  input: ProviderInput,
  signal: AbortSignal,
): Promise<string> {
  const { assetId, contentType } = input
  const bytes = await readInput(input, maxUploadBytes, 'Runway')
  const filename = `${assetId}.${endings[contentType] ?? contentType.split('/')[1] ?? 'bin'}`
  const initiate: Call = {
    method: 'POST',
    url: `${hosts.api}/uploads`,
    headers,
    json: { filename, type: 'ephemeral' },
    timeoutMs: 30_000,
    signal,
  }
  const reply = await http.call(initiate)
  if (reply.status !== 200) throw http.refusal(initiate, reply, refusal(reply))
  const parsed = uploadReply.safeParse(reply.json)
  const target = parsed.success ? hosts.file(parsed.data.uploadUrl) : null
  if (!parsed.success || target === null)
    throw http.broken(initiate, 'Runway’s upload reply could not be read.')

  const form = new FormData()
  for (const [name, value] of Object.entries(parsed.data.fields)) form.append(name, value)
  // The store reads no field that comes after the file.
  form.append('file', new Blob([bytes], { type: contentType }), filename)
  const encoded = await encodedForm(form)
  // The fields are the signature: the store needs no key, so it gets none.
  const post: Call = {
    method: 'POST',
    url: target,
    headers: { 'content-type': encoded.contentType },
    bytes: encoded.bytes,
    timeoutMs: 120_000,
    signal,
  }
  const stored = await http.call(post)
  if (stored.status < 200 || stored.status > 299) throw http.refusal(post, stored)
  return parsed.data.runwayUri
}
