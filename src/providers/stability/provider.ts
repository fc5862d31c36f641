import { z } from 'zod'
import { download } from '../spec/download.ts'
import { endWithoutFile, redactedEnd } from '../spec/ends.ts'
import { type Call, createHttp, type Reply } from '../spec/http.ts'
import { checkImmediate, finishedTicket, moderatedTicket } from '../spec/immediate.ts'
import { attachFiles } from '../spec/inputs.ts'
import { keyVerdict } from '../spec/key-verdict.ts'
import { decoded } from '../spec/long-texts.ts'
import { formCall } from '../spec/multipart.ts'
import type {
  OutputFile,
  Prepared,
  ProviderFailure,
  ProviderStatus,
  RemoteProvider,
  SubmitContext,
  Ticket,
} from '../spec/provider.ts'
import { isWithheld, refusal } from './failures.ts'
import { StabilityOptions } from './options.ts'
import { contentTypeOf, type Made, madeIn, queuedReply } from './replies.ts'

const maxInputBytes = 10_000_000
/** The largest picture without loss, as text. */
const maxReplyBytes = 100_000_000
/** They ask for no more than a look in ten seconds. */
const lookAfterSeconds = 10

const WaitingTicket = z.object({ operationId: z.string().min(1), waits: z.literal(true) })

const refusedByFilter = 'Stability AI’s filter refused this request.'
const withheldByFilter = 'Stability AI’s filter withheld this result.'

/**
 * Stability AI's pictures and sound in plain fetch; an endpoint is the path. Every request is a form. Most are answered with
 * the finished file, the slow ones with an id to ask for; nothing of ours comes back, so a lost reply stays unknown.
 */
export function createStability(options: StabilityOptions): RemoteProvider {
  const { fetch: send, ...rest } = options
  const { key, baseUrl, submitTimeoutMs } = StabilityOptions.parse(rest)
  const origin = baseUrl === undefined ? 'https://api.stability.ai' : new URL(baseUrl).origin
  const http = createHttp({ vendor: 'Stability AI', secrets: [key], ...(send ? { fetch: send } : {}) })
  const authorized = { authorization: `Bearer ${key}` }
  const asked = { ...authorized, accept: 'application/json' }

  const resultUrl = (id: string) => `${origin}/v2beta/results/${encodeURIComponent(id)}`

  return {
    kind: 'remote',
    id: 'stability',
    label: 'Stability AI',
    submitTimeoutMs,
    // 150 in ten seconds, and a minute of silence for more.
    requestsPerSecond: 10,

    prepare: (request, inputs) => attachFiles(request, inputs, maxInputBytes, 'Stability AI'),

    async submit(prepared: Prepared, context: SubmitContext, signal: AbortSignal): Promise<Ticket> {
      const call: Call = {
        method: 'POST',
        url: `${origin}/v2beta/${prepared.endpoint}`,
        ...(await formCall(prepared, asked)),
        timeoutMs: submitTimeoutMs,
        signal,
        billable: true,
        maxReplyBytes,
        longTexts: true,
      }
      const reply = await http.call(call)
      const requestId = reply.headers.get('x-request-id') ?? context.nonce
      if (isWithheld(reply)) return moderatedTicket(requestId, refusedByFilter, false)
      if (reply.status < 200 || reply.status > 299) throw http.refusal(call, reply, refusal(reply))
      const queued = queuedReply.safeParse(reply.json)
      const made = madeIn(reply.json)
      if (made !== null && made.base64 !== null) return await kept(reply, made, requestId, prepared, context)
      if (queued.success) return { operationId: queued.data.id, waits: true }
      throw http.broken(call, 'Stability AI took the request, but its reply could not be read.')
    },

    async check(ticket: Ticket, signal: AbortSignal): Promise<ProviderStatus> {
      const waiting = WaitingTicket.safeParse(ticket)
      if (!waiting.success) return checkImmediate(ticket)
      const url = resultUrl(waiting.data.operationId)
      const call: Call = {
        method: 'GET',
        url,
        headers: asked,
        timeoutMs: 120_000,
        signal,
        maxReplyBytes,
        longTexts: true,
      }
      const reply = await http.call(call)
      if (reply.status === 202) return { state: 'pending', lookAfterSeconds }
      if (isWithheld(reply)) return { state: 'moderated', detail: refusedByFilter, billed: false }
      if (reply.status === 400) return failed({ ...refusal(reply), retry: false })
      if (reply.status !== 200) throw http.refusal(call, reply, refusal(reply))
      const made = madeIn(reply.json)
      if (made === null) throw http.broken(call, 'Stability AI’s result could not be read.')
      return ended(made, url)
    },

    async download(output: OutputFile, signal: AbortSignal) {
      // A result is fetched from their own interface, with the key.
      const url = resultUrl(new URL(output.url).pathname.split('/').at(-1) ?? '')
      const withKey: typeof fetch = (input, init) =>
        http.fetch(input, { ...init, headers: { ...authorized, accept: 'image/*' }, redirect: 'error' })
      return await download({ ...http, fetch: withKey }, 'Stability AI', { ...output, url }, signal)
    },

    testKey: (signal) =>
      keyVerdict(http, 'Stability AI', { url: `${origin}/v1/user/balance`, headers: asked, signal }, refusal),
  }

  async function kept(
    reply: Reply,
    { base64, filtered, kind, seed }: Made,
    operationId: string,
    { body }: Prepared,
    { keep }: SubmitContext,
  ): Promise<Ticket> {
    // What comes then is blurred, and counts as made.
    if (filtered) return moderatedTicket(operationId, withheldByFilter, true)
    const contentType = contentTypeOf(body.output_format)
    const url = await keep(await decoded(reply, base64 ?? '', 'base64'), contentType)
    const outputs = [{ kind, url, contentType }]
    return finishedTicket({ operationId, outputs, ...(seed === null ? {} : { seed }) })
  }

  function failed(failure: ProviderFailure): ProviderStatus {
    return redactedEnd(http, { state: 'failed', failure })
  }

  function ended({ base64, filtered, failed: broke, seed }: Made, url: string): ProviderStatus {
    if (filtered) return { state: 'moderated', detail: withheldByFilter, billed: true }
    if (broke) {
      const detail = 'Stability AI could not finish the work.'
      return failed({ kind: 'unavailable', detail, retry: true, billed: false })
    }
    if (base64 === null) return endWithoutFile('Stability AI')
    return {
      state: 'succeeded',
      outputs: [{ kind: 'image', url }],
      ...(seed === null ? {} : { seed }),
    }
  }
}
