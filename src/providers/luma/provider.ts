import { z } from 'zod'
import { downloadFrom } from '../spec/download.ts'
import { endWithoutFile, redactedEnd } from '../spec/ends.ts'
import { type Call, createHttp } from '../spec/http.ts'
import { fillSlots } from '../spec/inputs.ts'
import { keyVerdict } from '../spec/key-verdict.ts'
import type { Prepared, ProviderStatus, RemoteProvider, SubmitContext, Ticket } from '../spec/provider.ts'
import { vendorHosts } from '../spec/vendor-hosts.ts'
import { endOfFailed, refusal } from './failures.ts'
import { LumaOptions } from './options.ts'
import { generationReply, outputsOf } from './replies.ts'
import { upload } from './upload.ts'

const lookTimeoutMs = 20_000

const LumaTicket = z.object({ operationId: z.string().min(1) })

/**
 * Luma's agents API in plain fetch; an endpoint is the model. It has no list, no cancel, no webhook and no field that
 * brings a mark of ours back, so a lost reply stays unknown.
 */
export function createLuma(options: LumaOptions): RemoteProvider {
  const { fetch: send, now = Date.now, ...rest } = options
  const { key, baseUrl, submitTimeoutMs } = LumaOptions.parse(rest)
  const hosts = vendorHosts('https://agents.lumalabs.ai/v1', baseUrl)
  const http = createHttp({ vendor: 'Luma', secrets: [key], ...(send ? { fetch: send } : {}) })
  const authorized = { authorization: `Bearer ${key}` }

  return {
    kind: 'remote',
    id: 'luma',
    submitTimeoutMs,
    // 30 requests in a minute, of which a look is one.
    requestsPerSecond: 0.5,
    concurrency: 10,

    prepare: (request, inputs, signal) =>
      fillSlots(request, inputs, (input) => upload(http, hosts.api, authorized, input, signal)),

    async submit(prepared: Prepared, _context: SubmitContext, signal: AbortSignal): Promise<Ticket> {
      const call: Call = {
        method: 'POST',
        url: `${hosts.api}/generations`,
        headers: authorized,
        json: { model: prepared.endpoint, ...prepared.body },
        timeoutMs: submitTimeoutMs,
        signal,
        billable: true,
      }
      const reply = await http.call(call)
      if (reply.status < 200 || reply.status > 299) throw http.refusal(call, reply, refusal(reply))
      const parsed = generationReply.safeParse(reply.json)
      if (parsed.success) return { operationId: parsed.data.id, endpoint: prepared.endpoint }
      throw http.broken(call, 'Luma took the request, but its reply could not be read.')
    },

    async check(ticket: Ticket, signal: AbortSignal): Promise<ProviderStatus> {
      const { operationId } = LumaTicket.parse(ticket)
      const url = `${hosts.api}/generations/${encodeURIComponent(operationId)}`
      const call: Call = { method: 'GET', url, headers: authorized, timeoutMs: lookTimeoutMs, signal }
      const reply = await http.call(call)
      if (reply.status !== 200) throw http.refusal(call, reply, refusal(reply))
      const parsed = generationReply.safeParse(reply.json)
      if (!parsed.success) throw http.broken(call, 'Luma’s generation could not be read.')
      const generation = parsed.data
      switch (generation.state) {
        case 'completed': {
          const outputs = outputsOf(generation, now())
          if (outputs) return { state: 'succeeded', outputs }
          return endWithoutFile('Luma')
        }
        case 'failed':
          return redactedEnd(http, endOfFailed(generation))
        case 'queued':
        case 'processing':
          return { state: 'pending' }
        default:
          return { state: 'pending', note: http.redact(`Luma says ${generation.state}`) }
      }
    },

    download: (output, signal) => downloadFrom(http, 'Luma', output, hosts.file(output.url), signal),

    testKey: (signal) =>
      keyVerdict(http, 'Luma', { url: `${hosts.api}/files?limit=1`, headers: authorized, signal }, refusal),
  }
}
