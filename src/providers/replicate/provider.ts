import { z } from 'zod'
import type { JsonObject } from '#kernel/json.ts'
import { downloadFrom } from '../spec/download.ts'
import { endWithoutFile, redactedEnd } from '../spec/ends.ts'
import { type Call, createHttp, type Reply } from '../spec/http.ts'
import { fillSlots } from '../spec/inputs.ts'
import { keyVerdict } from '../spec/key-verdict.ts'
import type { Prepared, ProviderStatus, RemoteProvider, SubmitContext, Ticket } from '../spec/provider.ts'
import { endOfFailed, refusal } from './failures.ts'
import { replicateHosts } from './hosts.ts'
import { ReplicateOptions } from './options.ts'
import { recoverPrediction } from './recover.ts'
import { outputsOf, type PredictionReply, predictionReply } from './replies.ts'
import { upload } from './upload.ts'
import { createWebhookParser } from './webhook.ts'

const lookTimeoutMs = 20_000

const ReplicateTicket = z.object({ operationId: z.string().min(1) })

/**
 * Replicate's predictions in plain fetch. An endpoint is `owner/name` for an official model, `owner/name:version` for any
 * other; the body is the model's own input.
 */
export function createReplicate(options: ReplicateOptions): RemoteProvider {
  const { fetch: send, now = Date.now, ...rest } = options
  const { key, baseUrl, submitTimeoutMs } = ReplicateOptions.parse(rest)
  const hosts = replicateHosts(baseUrl)
  const http = createHttp({ vendor: 'Replicate', secrets: [key], ...(send ? { fetch: send } : {}) })
  const authorized = { authorization: `Bearer ${key}` }

  const predictionUrl = (ticket: Ticket) =>
    `${hosts.api}/predictions/${encodeURIComponent(ReplicateTicket.parse(ticket).operationId)}`

  async function ask(
    method: 'GET' | 'POST',
    url: string,
    signal: AbortSignal,
  ): Promise<{ call: Call; reply: Reply }> {
    const call: Call = { method, url, headers: authorized, timeoutMs: lookTimeoutMs, signal }
    return { call, reply: await http.call(call) }
  }

  function succeeded(prediction: PredictionReply): ProviderStatus {
    const outputs = outputsOf(prediction)
    if (outputs) return { state: 'succeeded', outputs }
    if (!prediction.data_removed) return endWithoutFile('Replicate')
    const detail = 'Replicate has deleted the result: it keeps one for an hour.'
    return { state: 'failed', failure: { kind: 'internal', detail, retry: false, billed: true } }
  }

  return {
    kind: 'remote',
    id: 'replicate',
    submitTimeoutMs,
    // 600 new predictions a minute.
    requestsPerSecond: 10,

    adopt: (endpoint, operationId) => ({ operationId, endpoint }),

    prepare: (request, inputs, signal) =>
      fillSlots(request, inputs, (input) => upload(http, hosts.api, authorized, input, signal)),

    async submit(prepared: Prepared, context: SubmitContext, signal: AbortSignal): Promise<Ticket> {
      const { webhookUrl } = context
      const [model = '', version] = prepared.endpoint.split(':')
      const json: JsonObject = {
        ...(version === undefined ? {} : { version: prepared.endpoint }),
        input: prepared.body,
        ...(webhookUrl && hosts.webhook(webhookUrl)
          ? { webhook: webhookUrl, webhook_events_filter: ['completed'] }
          : {}),
      }
      const call: Call = {
        method: 'POST',
        url: version === undefined ? `${hosts.api}/models/${model}/predictions` : `${hosts.api}/predictions`,
        headers: authorized,
        json,
        timeoutMs: submitTimeoutMs,
        signal,
        billable: true,
      }
      const reply = await http.call(call)
      if (reply.status < 200 || reply.status > 299) throw http.refusal(call, reply, refusal(reply))
      const parsed = predictionReply.safeParse(reply.json)
      if (parsed.success) return { operationId: parsed.data.id, endpoint: prepared.endpoint }
      throw http.broken(call, 'Replicate took the request, but its reply could not be read.')
    },

    async check(ticket: Ticket, signal: AbortSignal): Promise<ProviderStatus> {
      const { call, reply } = await ask('GET', predictionUrl(ticket), signal)
      if (reply.status !== 200) throw http.refusal(call, reply, refusal(reply))
      const parsed = predictionReply.safeParse(reply.json)
      if (!parsed.success) throw http.broken(call, 'Replicate’s prediction could not be read.')
      const prediction = parsed.data
      switch (prediction.status) {
        case 'succeeded':
          return succeeded(prediction)
        case 'failed':
          return redactedEnd(http, endOfFailed(prediction.error))
        case 'canceled':
          return { state: 'canceled' }
        case 'aborted': {
          const detail = 'Replicate stopped the work before it began.'
          return { state: 'failed', failure: { kind: 'unavailable', detail, retry: true, billed: false } }
        }
        case 'starting':
        case 'processing':
          return { state: 'pending' }
        default:
          return { state: 'pending', note: http.redact(`Replicate says ${prediction.status}`) }
      }
    },

    recover: (attempt, signal) => recoverPrediction(http, hosts, authorized, attempt, signal, now()),

    async cancel(ticket: Ticket, signal: AbortSignal): Promise<'canceled' | 'too late'> {
      const { call, reply } = await ask('POST', `${predictionUrl(ticket)}/cancel`, signal)
      if (reply.status === 404) return 'too late'
      if (reply.status < 200 || reply.status > 299) throw http.refusal(call, reply, refusal(reply))
      const parsed = predictionReply.safeParse(reply.json)
      const ended = parsed.success && ['succeeded', 'failed'].includes(parsed.data.status)
      return ended ? 'too late' : 'canceled'
    },

    download(output, signal) {
      const file = hosts.file(output.url)
      const withKey: typeof fetch = (input, init) => http.fetch(input, { ...init, headers: authorized })
      const files = file?.authorized ? { ...http, fetch: withKey } : http
      return downloadFrom(files, 'Replicate', output, file?.url ?? null, signal)
    },

    parseWebhook: createWebhookParser(http, `${hosts.api}/webhooks/default/secret`, authorized, now),

    testKey: (signal) =>
      keyVerdict(http, 'Replicate', { url: `${hosts.api}/account`, headers: authorized, signal }, refusal),
  }
}
