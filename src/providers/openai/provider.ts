import { type Call, createHttp, type Reply } from '../spec/http.ts'
import { checkImmediate, finishedTicket, moderatedTicket, nothingToDownload } from '../spec/immediate.ts'
import { attachFiles } from '../spec/inputs.ts'
import { keyVerdict } from '../spec/key-verdict.ts'
import { decoded } from '../spec/long-texts.ts'
import { formCall } from '../spec/multipart.ts'
import type { Prepared, RemoteProvider, SubmitContext, Ticket } from '../spec/provider.ts'
import { isWithheld, refusal } from './failures.ts'
import { withTransparentMask } from './mask.ts'
import { OpenAiOptions } from './options.ts'
import { costOf, imagesReply } from './replies.ts'

const maxInputBytes = 50_000_000
/** The largest picture without loss, as text. */
const maxReplyBytes = 100_000_000

const unreadable = 'OpenAI took the request, but its reply could not be read.'

/**
 * OpenAI's pictures and speech in plain fetch; an endpoint is the path. Each POST is answered with the finished file and
 * brings nothing of ours back, so a lost reply stays unknown.
 */
export function createOpenAi(options: OpenAiOptions): RemoteProvider {
  const { fetch: send, ...rest } = options
  const { key, baseUrl, submitTimeoutMs } = OpenAiOptions.parse(rest)
  const api = `${baseUrl === undefined ? 'https://api.openai.com' : new URL(baseUrl).origin}/v1`
  const http = createHttp({ vendor: 'OpenAI', secrets: [key], ...(send ? { fetch: send } : {}) })
  const authorized = { authorization: `Bearer ${key}` }

  return {
    kind: 'remote',
    id: 'openai',
    label: 'OpenAI',
    submitTimeoutMs,
    // An account's limits are its own, and its replies say when they are met; the smallest makes 5 pictures a minute.
    requestsPerSecond: 5,
    concurrency: 5,

    prepare: async (request, inputs) =>
      withTransparentMask(await attachFiles(request, inputs, maxInputBytes, 'OpenAI')),

    async submit(prepared: Prepared, context: SubmitContext, signal: AbortSignal): Promise<Ticket> {
      const call: Call = {
        method: 'POST',
        url: `${api}/${prepared.endpoint}`,
        ...(prepared.files?.length
          ? await formCall(prepared, authorized)
          : { headers: authorized, json: prepared.body }),
        timeoutMs: submitTimeoutMs,
        signal,
        billable: true,
        maxReplyBytes,
        ...(prepared.endpoint === 'audio/speech' ? {} : { longTexts: true }),
      }
      const reply = await http.call(call)
      const operationId = reply.headers.get('x-request-id') ?? context.nonce
      if (isWithheld(reply))
        return moderatedTicket(operationId, 'OpenAI’s filter refused this request.', false)
      if (reply.status !== 200) throw http.refusal(call, reply, refusal(reply))
      return prepared.endpoint === 'audio/speech'
        ? await spoken(call, reply, operationId, context)
        : await drawn(call, reply, operationId, context, prepared)
    },

    check: async (ticket) => checkImmediate(ticket),

    async download() {
      throw nothingToDownload('OpenAI')
    },

    testKey: (signal) =>
      keyVerdict(http, 'OpenAI', { url: `${api}/models`, headers: authorized, signal }, refusal),
  }

  async function spoken(call: Call, reply: Reply, operationId: string, { keep }: SubmitContext) {
    const contentType = (reply.headers.get('content-type') ?? '').split(';', 1)[0] ?? ''
    if (!contentType.startsWith('audio/') || reply.bytes.byteLength === 0) throw http.broken(call, unreadable)
    const url = await keep(reply.bytes, contentType)
    return finishedTicket({ operationId, outputs: [{ kind: 'audio', url, contentType }] })
  }

  async function drawn(
    call: Call,
    reply: Reply,
    operationId: string,
    { keep }: SubmitContext,
    { body }: Prepared,
  ) {
    const parsed = imagesReply.safeParse(reply.json)
    if (!parsed.success) throw http.broken(call, unreadable)
    const contentType = `image/${parsed.data.output_format ?? body.output_format ?? 'png'}`
    const outputs = []
    for (const { b64_json } of parsed.data.data) {
      const url = await keep(await decoded(reply, b64_json, 'base64'), contentType)
      outputs.push({ kind: 'image' as const, url, contentType })
    }
    const costMicroUsd = costOf(body.model, parsed.data)
    return finishedTicket({ operationId, outputs, ...(costMicroUsd === null ? {} : { costMicroUsd }) })
  }
}
