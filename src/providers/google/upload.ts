import { setTimeout as sleep } from 'node:timers/promises'
import type { Call, Http, Reply } from '../spec/http.ts'
import { fillSlots, readInput } from '../spec/inputs.ts'
import {
  type CompiledRequest,
  type Prepared,
  ProviderError,
  type ProviderFailure,
  type ProviderInput,
} from '../spec/provider.ts'
import { refusal } from './failures.ts'
import type { GoogleHosts } from './hosts.ts'
import { type FileReply, fileReply, uploadReply } from './replies.ts'

const maxUploadBytes = 200_000_000
/** A picture can be used at once; a video is looked at first. */
const lookEveryMs = 1_000
const maxLooks = 120

const kindFields: Record<string, string> = { uri: 'mime_type', fileUri: 'mimeType' }

/** Uploads the inputs and puts into the body where each is, and of which kind. Unbilled; may be repeated. */
export async function prepareInputs(
  http: Http,
  hosts: GoogleHosts,
  headers: Record<string, string>,
  request: CompiledRequest,
  inputs: readonly ProviderInput[],
  signal: AbortSignal,
): Promise<Prepared> {
  const { endpoint, body } = await fillSlots(request, inputs, (input) =>
    upload(http, hosts, headers, input, signal),
  )
  const kinds = request.slots.flatMap((slot) => {
    const field = kindFields[String(slot.at.at(-1))]
    return field === undefined ? [] : [{ ...slot, at: [...slot.at.slice(0, -1), field] }]
  })
  return await fillSlots({ endpoint, body, slots: kinds }, inputs, async ({ contentType }) => contentType)
}

/** The files API in two calls: one that says what comes, one with the bytes. */
async function upload(
  http: Http,
  hosts: GoogleHosts,
  headers: Record<string, string>,
  input: ProviderInput,
  signal: AbortSignal,
): Promise<string> {
  const { contentType } = input
  const bytes = await readInput(input, maxUploadBytes, 'Google')
  const begin: Call = {
    method: 'POST',
    url: hosts.uploads,
    headers: {
      ...headers,
      'x-goog-upload-protocol': 'resumable',
      'x-goog-upload-command': 'start',
      'x-goog-upload-header-content-length': String(bytes.byteLength),
      'x-goog-upload-header-content-type': contentType,
    },
    json: { file: { mimeType: contentType, sizeBytes: String(bytes.byteLength) } },
    timeoutMs: 30_000,
    signal,
  }
  const begun = await exchange(begin)
  const url = hosts.file(begun.headers.get('x-goog-upload-url') ?? '')
  if (url === null) throw http.broken(begin, 'Google named no address to upload to.')
  const send: Call = {
    method: 'POST',
    url,
    headers: {
      'content-type': contentType,
      'x-goog-upload-command': 'upload, finalize',
      'x-goog-upload-offset': '0',
    },
    bytes,
    timeoutMs: 120_000,
    signal,
  }
  const parsed = uploadReply.safeParse((await exchange(send)).json)
  if (!parsed.success) throw http.broken(send, 'Google’s upload reply could not be read.')
  return await ready(parsed.data.file)

  async function ready(uploaded: FileReply): Promise<string> {
    let file = uploaded
    for (let look = 0; look < maxLooks && file.state === 'PROCESSING'; look++) {
      // A stopped sleep needs no word of its own: the next call says that we stopped it.
      await sleep(lookEveryMs, undefined, { signal }).catch(() => undefined)
      file = await fileAt(http, hosts, headers, file.name, signal)
    }
    if (file.state === 'FAILED') throw failed('invalid', 'Google could not use a file.', false)
    if (file.state === 'PROCESSING') throw failed('timeout', 'Google did not take in a file in time.', true)
    return file.uri
  }

  async function exchange(call: Call): Promise<Reply> {
    const reply = await http.call(call)
    if (reply.status !== 200) throw http.refusal(call, reply, refusal(reply))
    return reply
  }
}

/** One look at a file of Google's files API. */
export async function fileAt(
  http: Http,
  hosts: GoogleHosts,
  headers: Record<string, string>,
  name: string,
  signal: AbortSignal,
): Promise<FileReply> {
  const call: Call = { method: 'GET', url: `${hosts.api}/${name}`, headers, timeoutMs: 20_000, signal }
  const reply = await http.call(call)
  if (reply.status !== 200) throw http.refusal(call, reply, refusal(reply))
  const parsed = fileReply.safeParse(reply.json)
  if (!parsed.success) throw http.broken(call, 'Google’s file could not be read.')
  return parsed.data
}

const failed = (kind: ProviderFailure['kind'], detail: string, retry: boolean) =>
  new ProviderError({ kind, detail, retry, billed: false }, 'no')
