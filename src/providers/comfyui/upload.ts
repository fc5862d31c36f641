import type { Call, Http } from '../spec/http.ts'
import { readInput } from '../spec/inputs.ts'
import { encodedForm, fileName } from '../spec/multipart.ts'
import type { ProviderInput } from '../spec/provider.ts'
import type { ServerAddress } from './address.ts'
import { refusal } from './failures.ts'
import { uploadReply } from './replies.ts'

/** What a server takes unless its owner says otherwise. */
const maxUploadBytes = 100_000_000
const subfolder = 'dailies'

/** Puts an input among the server's own and returns its name there. The same file twice is one file. */
export async function upload(
  http: Http,
  { base, headers }: ServerAddress,
  input: ProviderInput,
  signal: AbortSignal,
): Promise<string> {
  const form = new FormData()
  const content = new Blob([await readInput(input, maxUploadBytes, 'ComfyUI')], { type: input.contentType })
  // Files of every kind go by this route, under this field.
  form.append('image', content, fileName(input))
  form.append('subfolder', subfolder)
  form.append('overwrite', 'true')
  const { contentType, bytes } = await encodedForm(form)
  const call: Call = {
    method: 'POST',
    url: `${base}/upload/image`,
    headers: { ...headers, 'content-type': contentType },
    bytes,
    timeoutMs: 120_000,
    signal,
  }
  const reply = await http.call(call)
  if (reply.status !== 200) throw http.refusal(call, reply, refusal(reply))
  const parsed = uploadReply.safeParse(reply.json)
  if (!parsed.success) throw http.broken(call, 'ComfyUI’s upload reply could not be read.')
  const { name, subfolder: folder } = parsed.data
  return folder ? `${folder}/${name}` : name
}
