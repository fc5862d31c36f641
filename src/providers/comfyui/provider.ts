import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { JsonObject } from '#kernel/json.ts'
import { download } from '../spec/download.ts'
import { redactedEnd } from '../spec/ends.ts'
import { type Call, createHttp, type Reply } from '../spec/http.ts'
import { fillSlots } from '../spec/inputs.ts'
import {
  type KeyVerdict,
  type Prepared,
  ProviderError,
  type ProviderStatus,
  type RemoteProvider,
  type Ticket,
} from '../spec/provider.ts'
import { readAddress, type ServerAddress } from './address.ts'
import { factsOf, openDesk } from './desk.ts'
import { endOfFailed, refusal } from './failures.ts'
import { openListeners } from './listen.ts'
import { ComfyUiOptions } from './options.ts'
import {
  type HistoryEntry,
  historyReply,
  outputsOf,
  type QueueReply,
  queueReply,
  submitReply,
} from './replies.ts'
import { upload } from './upload.ts'

const lookTimeoutMs = 10_000

/** What a route compiles to: the graph, and the node whose files are the result. */
const Work = z.object({
  graph: z.record(z.string(), z.unknown()),
  output: z.object({ node: z.string(), kind: z.string() }),
})
const ComfyTicket = z.object({
  operationId: z.string().min(1),
  node: z.string(),
  kind: z.string(),
  nodes: z.number(),
})

/**
 * A ComfyUI server in plain fetch. It takes our own id for the work, keeps a queue and, until it is restarted, a history:
 * so what became of a lost reply is known for sure.
 */
export function createComfyUi(options: ComfyUiOptions): RemoteProvider {
  const { net, ...rest } = options
  const { key, baseUrl, submitTimeoutMs } = ComfyUiOptions.parse(rest)
  const known = readAddress(key, baseUrl)
  const http = createHttp({
    vendor: 'ComfyUI',
    secrets: known?.secrets ?? [],
    ...(net ? { fetch: net.fetch } : {}),
  })
  const listeners = openListeners(net, known)

  function server(): ServerAddress {
    if (known !== null) return known
    throw new ProviderError(
      { kind: 'unauthorized', detail: noAddress, retry: false, billed: false },
      'refused',
    )
  }

  async function ask<T>(path: string, schema: z.ZodType<T>, signal: AbortSignal): Promise<T> {
    const { base, headers } = server()
    const call: Call = { method: 'GET', url: `${base}${path}`, headers, timeoutMs: lookTimeoutMs, signal }
    const reply = await http.call(call)
    if (reply.status !== 200) throw http.refusal(call, reply, refusal(reply))
    const parsed = schema.safeParse(reply.json)
    if (!parsed.success) throw http.broken(call, 'ComfyUI’s reply could not be read.')
    return parsed.data
  }

  async function tell(path: string, json: JsonObject, signal: AbortSignal): Promise<void> {
    const { base, headers } = server()
    const call: Call = {
      method: 'POST',
      url: `${base}${path}`,
      headers,
      json,
      timeoutMs: lookTimeoutMs,
      signal,
    }
    const reply = await http.call(call)
    if (reply.status !== 200) throw http.refusal(call, reply, refusal(reply))
  }

  const historyOf = async (id: string, signal: AbortSignal): Promise<HistoryEntry | undefined> =>
    (await ask(`/history/${encodeURIComponent(id)}`, historyReply, signal))[id]
  const queue = (signal: AbortSignal) => ask('/queue', queueReply, signal)

  return {
    kind: 'remote',
    id: 'comfyui',
    submitTimeoutMs,
    // It is the user's own; a studio should still not be its busiest client.
    requestsPerSecond: 10,
    workflows: openDesk(http, server),

    prepare: (request, inputs, signal) =>
      fillSlots(request, inputs, (input) => upload(http, server(), input, signal)),

    async submit(prepared, { nonce }, signal): Promise<Ticket> {
      const { base, headers } = server()
      const ticket = ticketOf(prepared, nonce)
      const id = ticket.operationId
      const call: Call = {
        method: 'POST',
        url: `${base}/prompt`,
        headers,
        // Each work is a client of its own, so that whoever listens hears of this work alone.
        json: { prompt: prepared.body.graph ?? {}, prompt_id: id, client_id: id },
        timeoutMs: submitTimeoutMs,
        signal,
        billable: true,
      }
      const reply = await http.call(call)
      if (reply.status !== 200) throw http.refusal(call, reply, refusal(reply))
      const parsed = submitReply.safeParse(reply.json)
      if (parsed.success) return { ...ticket, operationId: parsed.data.prompt_id }
      throw http.broken(call, 'ComfyUI took the workflow, but its reply could not be read.')
    },

    async check(given, signal): Promise<ProviderStatus> {
      const ticket = ComfyTicket.parse(given)
      const id = ticket.operationId
      const status = await statusOf(ticket, signal)
      if (status.state !== 'pending') listeners.close(id)
      return status
    },

    async recover({ nonce, prepared }, signal) {
      const ticket = ticketOf(prepared, nonce)
      // In this order: what leaves the queue is in the history a moment before.
      const isQueued = placeIn(await queue(signal), ticket.operationId) !== null
      return isQueued || (await historyOf(ticket.operationId, signal)) ? ticket : 'absent'
    },

    async cancel({ operationId: id }, signal) {
      const place = placeIn(await queue(signal), id)
      if (place === null) return (await historyOf(id, signal)) ? 'too late' : 'canceled'
      // Older servers interrupt whatever runs, so this is only said while it is ours that runs.
      if (place === 'running') await tell('/interrupt', { prompt_id: id }, signal)
      else await tell('/queue', { delete: [id] }, signal)
      listeners.close(id)
      return 'canceled'
    },

    download(output, signal) {
      const { base, headers } = server()
      if (!output.url.startsWith(`${base}/view?`)) throw http.broken(lookAt(output.url, signal), strangeFile)
      const send: typeof fetch = (url, init) => http.fetch(url, { ...init, headers, redirect: 'error' })
      return download({ ...http, fetch: send }, 'ComfyUI', output, signal)
    },

    async testKey(signal): Promise<KeyVerdict> {
      if (known === null) return { ok: false, refused: true, detail: noAddress }
      const { base, headers } = known
      try {
        const reply = await http.call({ ...lookAt(`${base}/system_stats`, signal), headers })
        return verdictOf(reply)
      } catch (error) {
        if (!(error instanceof ProviderError)) throw error
        const { kind, detail } = error.failure
        return { ok: false, refused: kind === 'invalid', detail }
      }
    },
  }

  async function statusOf(
    { operationId: id, node, kind, nodes }: z.infer<typeof ComfyTicket>,
    signal: AbortSignal,
  ): Promise<ProviderStatus> {
    const before = await historyOf(id, signal)
    const place = before === undefined ? placeIn(await queue(signal), id) : null
    if (place === 'running') {
      const progress = listeners.progress(id, nodes)
      return { state: 'pending', ...(progress === undefined ? {} : { progress }) }
    }
    if (place !== null) return { state: 'pending', queuePosition: place }
    // It may have ended between the two looks.
    const entry = before ?? (await historyOf(id, signal))
    if (entry === undefined)
      return { state: 'lost', detail: 'ComfyUI was restarted and has forgotten this work.' }
    const said = entry.status?.status_str
    if (said === 'error') return redactedEnd(http, endOfFailed(entry))
    if (said != null && said !== 'success')
      return { state: 'pending', note: http.redact(`ComfyUI says ${said}`) }
    if (entry.status?.completed === false) return { state: 'pending' }
    const outputs = outputsOf(entry, node, kind, server().base)
    if (outputs.length > 0) return { state: 'succeeded', outputs, costMicroUsd: 0 }
    const detail = `The workflow finished, but node ${node} kept no ${kind}.`
    return { state: 'failed', failure: { kind: 'invalid', detail, retry: false, billed: false } }
  }
}

const noAddress = 'This is not the address of a server, such as http://192.168.1.5:8188.'
const strangeFile = 'A file of ComfyUI is at another address than the server.'

const lookAt = (url: string, signal: AbortSignal): Call => ({
  method: 'GET',
  url,
  timeoutMs: 15_000,
  signal,
})

/** The id of the work: made of our nonce, in the form that the server likes. */
function promptIdOf(nonce: string): string {
  const hex = createHash('sha256').update(nonce).digest('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

function ticketOf({ body }: Prepared, nonce: string) {
  const { graph, output } = Work.parse(body)
  return { operationId: promptIdOf(nonce), ...output, nodes: Object.keys(graph).length }
}

/** How many are ahead of it, or that it runs; null when it is in no queue. */
function placeIn({ queue_running, queue_pending }: QueueReply, id: string): number | 'running' | null {
  if (queue_running.some((one) => one.id === id)) return 'running'
  const own = queue_pending.find((one) => one.id === id)
  if (own === undefined) return null
  return queue_running.length + queue_pending.filter(({ number }) => number < own.number).length
}

function verdictOf(reply: Reply): KeyVerdict {
  const facts = reply.status === 200 ? factsOf(reply) : null
  if (facts !== null) {
    const devices = facts.devices.map(
      ({ name, memoryBytes }) => `${name}, ${Math.round(memoryBytes / 2 ** 30)} GB`,
    )
    return { ok: true, detail: [`ComfyUI ${facts.version}`, ...devices].join('; ') }
  }
  if (reply.status === 401 || reply.status === 403)
    return { ok: false, refused: true, detail: 'What stands before this ComfyUI does not let us in.' }
  if (reply.status >= 500) return { ok: false, refused: false, detail: refusal(reply).detail }
  return { ok: false, refused: true, detail: 'What answers at this address is not ComfyUI.' }
}
