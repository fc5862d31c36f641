import { setTimeout as sleep } from 'node:timers/promises'
import type { Call, Http } from '../spec/http.ts'
import { readInput } from '../spec/inputs.ts'
import { encodedForm } from '../spec/multipart.ts'
import { ProviderError, type ProviderFailure, type ProviderInput } from '../spec/provider.ts'
import { refusal } from './failures.ts'
import { fileReply } from './replies.ts'

const maxUploadBytes = 50_000_000
/** Luma looks at a file before it can be used; a picture takes a moment. */
const lookEveryMs = 500
const maxLooks = 60

/** Uploads an input by the files API and returns its id once Luma can use it. Unbilled; may be repeated. */
export async function upload(
  http: Http,
  api: string,
  headers: Record<string, string>,
  input: ProviderInput,
  signal: AbortSignal,
): Promise<string> {
  const { assetId, contentType } = input
  const form = new FormData()
  const content = new Blob([await readInput(input, maxUploadBytes, 'Luma')], { type: contentType })
  form.append('file', content, `${assetId}.${contentType.split('/')[1] ?? 'bin'}`)
  form.append('purpose', 'input')
  const { contentType: formType, bytes } = await encodedForm(form)
  const post: Call = {
    method: 'POST',
    url: `${api}/files`,
    headers: { ...headers, 'content-type': formType },
    bytes,
    timeoutMs: 120_000,
    signal,
  }
  let file = await exchange(post)
  for (let look = 0; look < maxLooks && file.state !== 'ready'; look++) {
    if (file.state === 'failed' || file.state === 'deleted') throw unusable(file.failure_reason ?? '')
    // A stopped sleep needs no word of its own: the next call says that we stopped it.
    await sleep(lookEveryMs, undefined, { signal }).catch(() => undefined)
    const url = `${api}/files/${encodeURIComponent(file.id)}`
    file = await exchange({ method: 'GET', url, headers, timeoutMs: 20_000, signal })
  }
  if (file.state === 'ready') return file.id
  throw failed({
    kind: 'timeout',
    detail: 'Luma did not take in a file in time.',
    retry: true,
    billed: false,
  })

  async function exchange(call: Call) {
    const reply = await http.call(call)
    if (reply.status !== 200 && reply.status !== 201) throw http.refusal(call, reply, refusal(reply))
    const parsed = fileReply.safeParse(reply.json)
    if (!parsed.success) throw http.broken(call, 'Luma’s upload reply could not be read.')
    return parsed.data
  }

  function unusable(reason: string): ProviderError {
    const detail = http.redact(`Luma could not use a file${reason === '' ? '.' : `: ${reason}`}`)
    return failed({ kind: 'invalid', detail, retry: false, billed: false })
  }
}

const failed = (failure: ProviderFailure) => new ProviderError(failure, 'no')
