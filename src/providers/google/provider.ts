import { z } from 'zod'
import { downloadFrom } from '../spec/download.ts'
import { endWithoutFile, redactedEnd } from '../spec/ends.ts'
import { type Call, createHttp, type Reply } from '../spec/http.ts'
import { checkImmediate } from '../spec/immediate.ts'
import { keyVerdict } from '../spec/key-verdict.ts'
import type { Prepared, ProviderStatus, RemoteProvider, SubmitContext, Ticket } from '../spec/provider.ts'
import { submitContent } from './at-once.ts'
import { endOfInteraction, endWithoutVideo, refusal } from './failures.ts'
import { googleHosts } from './hosts.ts'
import { GoogleOptions } from './options.ts'
import { type InteractionReply, interactionReply, madeBy, madeVideo } from './replies.ts'
import { fileAt, prepareInputs } from './upload.ts'

const lookTimeoutMs = 15_000
/** The POST only puts a video into the queue. */
const queueTimeoutMs = 30_000

const GoogleTicket = z.object({ operationId: z.string().min(1) })

/** Where an interaction can go no further. Nobody answers its questions, and nobody prolongs it. */
const ends = new Set(['failed', 'incomplete', 'budget_exceeded', 'requires_action', 'requires_continuation'])

/**
 * The Gemini API in plain fetch: its own client repeats a paid POST. Videos are interactions in the background; pictures
 * and speech come in the reply. It keeps no list to look into, and its notes to us carry no sign of what they say, so a
 * lost reply stays unknown and videos are looked after.
 */
export function createGoogle(options: GoogleOptions): RemoteProvider {
  const { fetch: send, now = Date.now, ...rest } = options
  const { key, baseUrl, submitTimeoutMs } = GoogleOptions.parse(rest)
  const hosts = googleHosts(baseUrl)
  const http = createHttp({ vendor: 'Google', secrets: [key], ...(send ? { fetch: send } : {}) })
  const authorized = { 'x-goog-api-key': key }

  const interactionUrl = (ticket: Ticket) =>
    `${hosts.api}/interactions/${encodeURIComponent(GoogleTicket.parse(ticket).operationId)}`

  async function ask(
    method: 'GET' | 'POST',
    url: string,
    signal: AbortSignal,
  ): Promise<{ call: Call; reply: Reply }> {
    const call: Call = { method, url, headers: authorized, timeoutMs: lookTimeoutMs, signal }
    return { call, reply: await http.call(call) }
  }

  async function submitInteraction(call: Call, endpoint: string): Promise<Ticket> {
    const reply = await http.call(call)
    if (reply.status !== 200) throw http.refusal(call, reply, refusal(reply))
    const parsed = interactionReply.safeParse(reply.json)
    if (parsed.success) return { operationId: parsed.data.id, endpoint }
    throw http.broken(call, 'Google took the request, but its reply could not be read.')
  }

  async function completed(interaction: InteractionReply, signal: AbortSignal): Promise<ProviderStatus> {
    const { url, contentType, said } = madeBy(interaction)
    if (url !== null) {
      const name = /\/(files\/[^/:?]+)/.exec(url)?.[1]
      const file = name === undefined ? null : await fileAt(http, hosts, authorized, name, signal)
      if (file?.state === 'PROCESSING') return { state: 'pending', note: 'Google readies the file' }
      if (file?.state !== 'FAILED')
        return { state: 'succeeded', outputs: [{ kind: 'video', url, contentType }] }
    } else if (!madeVideo(interaction)) return endWithoutVideo(said)
    return endWithoutFile('Google')
  }

  return {
    kind: 'remote',
    id: 'google',
    label: 'Google',
    submitTimeoutMs,
    // Each project has limits of its own; this is below the lowest of a paid one.
    requestsPerSecond: 2,

    prepare: (request, inputs, signal) => prepareInputs(http, hosts, authorized, request, inputs, signal),

    async submit(prepared: Prepared, context: SubmitContext, signal: AbortSignal): Promise<Ticket> {
      const { endpoint, body } = prepared
      const queued = endpoint === 'interactions'
      const call: Call = {
        method: 'POST',
        url: `${hosts.api}/${endpoint}`,
        headers: authorized,
        json: body,
        timeoutMs: queued ? Math.min(submitTimeoutMs, queueTimeoutMs) : submitTimeoutMs,
        signal,
        billable: true,
      }
      if (queued) return await submitInteraction(call, endpoint)
      return await submitContent(http, call, prepared, context, now())
    },

    async check(ticket: Ticket, signal: AbortSignal): Promise<ProviderStatus> {
      if ('outputs' in ticket) return checkImmediate(ticket)
      const { call, reply } = await ask('GET', interactionUrl(ticket), signal)
      if (reply.status !== 200) throw http.refusal(call, reply, refusal(reply))
      const parsed = interactionReply.safeParse(reply.json)
      if (!parsed.success) throw http.broken(call, 'Google’s interaction could not be read.')
      const { status } = parsed.data
      if (status === 'completed') return redactedEnd(http, await completed(parsed.data, signal))
      if (status === 'cancelled') return { state: 'canceled' }
      if (ends.has(status)) return redactedEnd(http, endOfInteraction(parsed.data))
      if (status === 'queued' || status === 'in_progress') return { state: 'pending' }
      return { state: 'pending', note: http.redact(`Google says ${status}`) }
    },

    async cancel(ticket: Ticket, signal: AbortSignal): Promise<'canceled' | 'too late'> {
      if ('outputs' in ticket) return 'too late'
      const { call, reply } = await ask('POST', `${interactionUrl(ticket)}/cancel`, signal)
      if ([400, 404, 409].includes(reply.status)) return 'too late'
      if (reply.status !== 200) throw http.refusal(call, reply, refusal(reply))
      const parsed = interactionReply.safeParse(reply.json)
      return parsed.success && ['completed', ...ends].includes(parsed.data.status) ? 'too late' : 'canceled'
    },

    download(output, signal) {
      const url = hosts.file(output.url)
      const files = url !== null && hosts.isOurs(url) ? { ...http, fetch: withKey } : http
      return downloadFrom(files, 'Google', output, url, signal)
    },

    testKey: (signal) =>
      keyVerdict(
        http,
        'Google',
        { url: `${hosts.api}/models?pageSize=1`, headers: authorized, signal },
        refusal,
      ),
  }

  /** A redirect is followed once, and without the key: fetch would take it along. */
  async function withKey(...[input, init]: Parameters<typeof fetch>): Promise<Response> {
    const first = await http.fetch(input, { ...init, headers: authorized, redirect: 'manual' })
    const target = first.status >= 300 && first.status < 400 ? first.headers.get('location') : null
    const next = target === null ? null : hosts.file(target)
    if (next === null) return first
    await first.body?.cancel()
    return await http.fetch(next, { ...init, redirect: 'error' })
  }
}
