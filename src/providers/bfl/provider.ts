import { z } from 'zod'
import { downloadFrom } from '../spec/download.ts'
import { endWithoutFile, redactedEnd } from '../spec/ends.ts'
import { type Call, createHttp } from '../spec/http.ts'
import { attachFiles, bodyWithFiles } from '../spec/inputs.ts'
import { keyVerdict } from '../spec/key-verdict.ts'
import {
  type Prepared,
  ProviderError,
  type ProviderStatus,
  type RemoteProvider,
  type SubmitContext,
  type Ticket,
} from '../spec/provider.ts'
import { endOf, refusal } from './failures.ts'
import { bflHosts } from './hosts.ts'
import { BflOptions } from './options.ts'
import { madeBy, microUsdOf, type ResultReply, resultReply, submitReply } from './replies.ts'
import { createWebhookParser, webhookSecret } from './webhook.ts'

const vendor = 'Black Forest Labs'
const maxInputBytes = 20_000_000

const BflTicket = z.object({
  operationId: z.string().min(1),
  endpoint: z.string(),
  takenAt: z.number(),
  pollingUrl: z.string().optional(),
  costCredits: z.number().optional(),
})
type BflTicket = z.infer<typeof BflTicket>

/**
 * The FLUX models of their makers in plain fetch; an endpoint is the model. Inputs travel in the POST. There is no list
 * and no cancel: a lost reply is known again only when their webhook names the work.
 */
export function createBfl(options: BflOptions): RemoteProvider {
  const { fetch: send, now = Date.now, ...rest } = options
  const { key, baseUrl, submitTimeoutMs } = BflOptions.parse(rest)
  const hosts = bflHosts(baseUrl)
  const http = createHttp({ vendor, secrets: [key], ...(send ? { fetch: send } : {}) })
  const authorized = { 'x-key': key }

  return {
    kind: 'remote',
    id: 'bfl',
    label: vendor,
    submitTimeoutMs,
    requestsPerSecond: 10,
    // More than so many at once are refused.
    concurrency: 24,

    adopt: (endpoint, operationId) => ({ operationId, endpoint, takenAt: now() }),

    prepare: (request, inputs) => attachFiles(request, inputs, maxInputBytes, vendor),

    async submit(prepared: Prepared, { webhookUrl }: SubmitContext, signal: AbortSignal): Promise<Ticket> {
      const body = bodyWithFiles(prepared, ({ content }) => Buffer.from(content).toString('base64'))
      const calledBack = webhookUrl !== undefined && hosts.webhook(webhookUrl)
      const call: Call = {
        method: 'POST',
        url: `${hosts.api}/${prepared.endpoint}`,
        headers: authorized,
        json: {
          ...body,
          ...(calledBack ? { webhook_url: webhookUrl, webhook_secret: webhookSecret(key) } : {}),
        },
        timeoutMs: submitTimeoutMs,
        signal,
        billable: true,
      }
      const reply = await http.call(call)
      if (reply.status < 200 || reply.status > 299) throw http.refusal(call, reply, refusal(reply))
      const parsed = submitReply.safeParse(reply.json)
      if (!parsed.success)
        throw http.broken(call, `${vendor} took the request, but their reply could not be read.`)
      const { id, polling_url: pollingUrl, cost } = parsed.data
      return {
        operationId: id,
        endpoint: prepared.endpoint,
        takenAt: now(),
        ...(pollingUrl == null ? {} : { pollingUrl }),
        ...(cost == null ? {} : { costCredits: cost }),
      }
    },

    async check(ticket: Ticket, signal: AbortSignal): Promise<ProviderStatus> {
      const work = BflTicket.parse(ticket)
      const call: Call = { method: 'GET', url: lookAt(work), headers: authorized, timeoutMs: 20_000, signal }
      const reply = await http.call(call)
      const parsed = resultReply.safeParse(reply.json)
      const told = parsed.success && parsed.data.status !== ''
      if (reply.status !== 200 && !(reply.status === 404 && told))
        throw http.refusal(call, reply, refusal(reply))
      if (!parsed.success) throw http.broken(call, `What ${vendor} say of the work could not be read.`)
      return statusOf(work, parsed.data)
    },

    download: (output, signal) => downloadFrom(http, vendor, output, hosts.file(output.url), signal),

    parseWebhook: createWebhookParser(key, now),

    testKey: (signal) =>
      keyVerdict(http, vendor, { url: `${hosts.api}/credits`, headers: authorized, signal }, refusal),
  }

  function lookAt({ operationId, pollingUrl }: BflTicket): string {
    if (pollingUrl === undefined) return `${hosts.api}/get_result?${new URLSearchParams({ id: operationId })}`
    const url = hosts.look(pollingUrl)
    if (url === null) {
      const detail = `${vendor} named an address to look at that is not theirs.`
      throw new ProviderError({ kind: 'invalid', detail, retry: false, billed: false }, 'no')
    }
    return url
  }

  function statusOf(work: BflTicket, reply: ResultReply): ProviderStatus {
    if (reply.status === 'Ready') {
      const made = madeBy(work.endpoint, reply, now())
      if (made === null) return endWithoutFile(vendor)
      const credits = reply.cost ?? work.costCredits
      return {
        state: 'succeeded',
        outputs: [made.output],
        ...(credits === undefined ? {} : { costMicroUsd: microUsdOf(credits) }),
        ...(made.seed === null ? {} : { seed: made.seed }),
      }
    }
    const end = endOf(reply, now() - work.takenAt)
    if (end !== null) return redactedEnd(http, end)
    const known = ['Pending', 'Task not found'].includes(reply.status)
    return {
      state: 'pending',
      ...(reply.progress == null ? {} : { progress: reply.progress }),
      ...(known ? {} : { note: http.redact(`${vendor} say ${reply.status}`) }),
    }
  }
}
