import type { Call, Http } from '../spec/http.ts'
import { readInput } from '../spec/inputs.ts'
import { encodedForm, fileName } from '../spec/multipart.ts'
import type { ProviderInput } from '../spec/provider.ts'
import { refusal } from './failures.ts'
import { fileReply } from './replies.ts'

/** Replicate’s files end at 100 MB. */
const maxUploadBytes = 100_000_000

/** Uploads an input by the files API and returns its address. Unbilled; may be repeated. */
export async function upload(
  http: Http,
  api: string,
  headers: Record<string, string>,
  input: ProviderInput,
  signal: AbortSignal,
): Promise<string> {
  const { contentType } = input
  const name = fileName(input)
  const form = new FormData()
  form.append(
    'content',
    new Blob([await readInput(input, maxUploadBytes, 'Replicate')], { type: contentType }),
    name,
  )
  form.append('filename', name)
  form.append('type', contentType)
  const { contentType: formType, bytes } = await encodedForm(form)
  const call: Call = {
    method: 'POST',
    url: `${api}/files`,
    headers: { ...headers, 'content-type': formType },
    bytes,
    timeoutMs: 120_000,
    signal,
  }
  const reply = await http.call(call)
  if (reply.status !== 200 && reply.status !== 201) throw http.refusal(call, reply, refusal(reply))
  const parsed = fileReply.safeParse(reply.json)
  if (!parsed.success) throw http.broken(call, 'Replicate’s upload reply could not be read.')
  return parsed.data.urls.get
}
