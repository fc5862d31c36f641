import { z } from 'zod'
import { downloadFrom } from '../spec/download.ts'
import { endWithoutFile } from '../spec/ends.ts'
import { type Call, createHttp, type Reply } from '../spec/http.ts'
import { fillSlots } from '../spec/inputs.ts'
import { keyVerdict } from '../spec/key-verdict.ts'
import type { Prepared, ProviderStatus, RemoteProvider, SubmitContext, Ticket } from '../spec/provider.ts'
import { endOf, falError, refusal, stillRunning } from './failures.ts'
import { falHosts } from './hosts.ts'
import { FalOptions } from './options.ts'
import { markerFor, recoverRequest, ticketFor } from './recover.ts'
import { cancelReply, outputsOf, statusReply, submitReply } from './replies.ts'
import { upload } from './upload.ts'
import { createWebhookParser } from './webhook.ts'

/** How long fal keeps outputs: long enough to come back after an outage of ours. */
const keepOutputsSeconds = 7 * 24 * 60 * 60

const lookTimeoutMs = 20_000

const FalTicket = z.object({ statusUrl: z.string(), responseUrl: z.string(), cancelUrl: z.string() })

/** fal.ai's queue in plain fetch: its own client repeats a paid POST on a 503, so it is no transport for us. */
export function createFal(options: FalOptions): RemoteProvider {
  const { fetch: send, now = Date.now, ...rest } = options
  const { key, baseUrl, submitTimeoutMs } = FalOptions.parse(rest)
  const hosts = falHosts(baseUrl)
  const http = createHttp({ vendor: 'fal', secrets: [key], ...(send ? { fetch: send } : {}) })
  const authorized = { authorization: `Key ${key}` }

  async function look(url: string, signal: AbortSignal): Promise<{ call: Call; reply: Reply }> {
    const target = hosts.trusted(url)
    const call: Call = {
      method: 'GET',
      url: target ?? '',
      headers: authorized,
      timeoutMs: lookTimeoutMs,
      signal,
    }
    if (target === null) throw http.broken(call, 'This address is not one of fal’s.')
    return { call, reply: await http.call(call) }
  }

  async function resultOf(responseUrl: string, signal: AbortSignal): Promise<ProviderStatus> {
    const { call, reply } = await look(responseUrl, signal)
    if (reply.status === 200) return succeeded(reply)
    if (reply.status === 202 || stillRunning(falError(reply))) return { state: 'pending' }
    const end = endOf(reply)
    if (!end) throw http.refusal(call, reply, refusal(reply))
    return end
  }

  function succeeded(reply: Reply): ProviderStatus {
    const result = outputsOf(reply.json)
    return result ? { state: 'succeeded', ...result } : endWithoutFile('fal')
  }

  return {
    kind: 'remote',
    id: 'fal',
    submitTimeoutMs,
    requestsPerSecond: 20,

    adopt: (endpoint, operationId) => ticketFor(hosts, endpoint, operationId),

    prepare: (request, inputs, signal) =>
      fillSlots(request, inputs, (input) => upload(http, hosts, authorized, input, signal)),

    async submit(prepared: Prepared, context: SubmitContext, signal: AbortSignal): Promise<Ticket> {
      const query = context.webhookUrl ? `?${new URLSearchParams({ fal_webhook: context.webhookUrl })}` : ''
      const marker = markerFor(prepared.endpoint)
      const call: Call = {
        method: 'POST',
        url: `${hosts.queue}/${prepared.endpoint}${query}`,
        headers: {
          ...authorized,
          // Our job machine decides about a second attempt, and pays for it knowingly.
          'x-fal-no-retry': '1',
          'x-fal-object-lifecycle-preference': JSON.stringify({
            expiration_duration_seconds: keepOutputsSeconds,
          }),
        },
        json: marker ? { ...prepared.body, [marker]: context.nonce } : prepared.body,
        timeoutMs: submitTimeoutMs,
        signal,
        billable: true,
      }
      const reply = await http.call(call)
      if (reply.status < 200 || reply.status > 299) throw http.refusal(call, reply, refusal(reply))
      const parsed = submitReply.safeParse(reply.json)
      if (!parsed.success) throw http.broken(call, 'fal took the request, but its reply could not be read.')
      const [statusUrl, responseUrl, cancelUrl] = [
        hosts.trusted(parsed.data.status_url),
        hosts.trusted(parsed.data.response_url),
        hosts.trusted(parsed.data.cancel_url),
      ]
      if (statusUrl === null || responseUrl === null || cancelUrl === null) {
        throw http.broken(call, 'fal took the request, but its reply names an address that is not fal’s.')
      }
      return {
        operationId: parsed.data.request_id,
        endpoint: prepared.endpoint,
        statusUrl,
        responseUrl,
        cancelUrl,
      }
    },

    async check(ticket: Ticket, signal: AbortSignal): Promise<ProviderStatus> {
      const { statusUrl, responseUrl } = FalTicket.parse(ticket)
      const { call, reply } = await look(statusUrl, signal)
      if (reply.status !== 200 && reply.status !== 202) throw http.refusal(call, reply, refusal(reply))
      const parsed = statusReply.safeParse(reply.json)
      if (!parsed.success) throw http.broken(call, 'fal’s status could not be read.')
      const { status, queue_position } = parsed.data
      switch (status) {
        case 'COMPLETED':
          return await resultOf(responseUrl, signal)
        case 'CANCELLED':
        case 'CANCELED':
          return { state: 'canceled' }
        case 'IN_QUEUE':
          return typeof queue_position === 'number'
            ? { state: 'pending', queuePosition: queue_position }
            : { state: 'pending' }
        case 'IN_PROGRESS':
          return { state: 'pending' }
        default:
          return { state: 'pending', note: http.redact(`fal says ${status}`) }
      }
    },

    recover: (attempt, signal) => recoverRequest(http, hosts, authorized, attempt, signal, now()),

    async cancel(ticket: Ticket, signal: AbortSignal): Promise<'canceled' | 'too late'> {
      const target = hosts.trusted(FalTicket.parse(ticket).cancelUrl)
      const call: Call = {
        method: 'PUT',
        url: target ?? '',
        headers: authorized,
        timeoutMs: lookTimeoutMs,
        signal,
      }
      if (target === null) throw http.broken(call, 'This address is not one of fal’s.')
      const reply = await http.call(call)
      if (reply.status === 200 || reply.status === 202) return 'canceled'
      const said = cancelReply.safeParse(reply.json)
      if (said.success && said.data.status === 'ALREADY_COMPLETED') return 'too late'
      if (reply.status === 400 || reply.status === 404) return 'too late'
      throw http.refusal(call, reply, refusal(reply))
    },

    download: (output, signal) => downloadFrom(http, 'fal', output, hosts.file(output.url), signal),

    parseWebhook: createWebhookParser(http, hosts.keySet, now),

    testKey(signal) {
      const url = `${hosts.platform}/models/pricing?endpoint_id=fal-ai/flux-2-pro`
      return keyVerdict(http, 'fal', { url, headers: authorized, signal }, refusal)
    },
  }
}
