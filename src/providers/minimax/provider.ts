import { z } from 'zod'
import { downloadFrom } from '../spec/download.ts'
import { endWithoutFile, redactedEnd } from '../spec/ends.ts'
import { type Call, createHttp, type Reply } from '../spec/http.ts'
import { checkImmediate, finishedTicket, moderatedTicket } from '../spec/immediate.ts'
import { attachFiles, bodyWithFiles, dataAddress } from '../spec/inputs.ts'
import { keyVerdict } from '../spec/key-verdict.ts'
import type { ProviderStatus, RemoteProvider, Ticket } from '../spec/provider.ts'
import { vendorHosts } from '../spec/vendor-hosts.ts'
import { readerOf } from './at-once.ts'
import { endOfFailed, isFiltered, isGood, refusal, refused } from './failures.ts'
import { MinimaxOptions } from './options.ts'
import { fileReply, oldTaskReply, saidIn, submitReply, taskReply } from './replies.ts'

const lookTimeoutMs = 20_000
const maxInputBytes = 20_000_000
/** A song of five minutes is 10 MB, and twice that as text. */
const maxReplyBytes = 64_000_000

const VideoTicket = z.object({ operationId: z.string().min(1), endpoint: z.string() })

/**
 * MiniMax in plain fetch; an endpoint is its path. Videos are waited for, at two interfaces; speech, songs and pictures
 * answer the POST. Nothing of ours comes back with any of it and nothing can be canceled; its callbacks are not signed, so
 * we ask instead.
 */
export function createMinimax(options: MinimaxOptions): RemoteProvider {
  const { fetch: send, ...rest } = options
  const { key, baseUrl, submitTimeoutMs } = MinimaxOptions.parse(rest)
  const hosts = vendorHosts('https://api.minimax.io', baseUrl)
  const http = createHttp({ vendor: 'MiniMax', secrets: [key], ...(send ? { fetch: send } : {}) })
  const authorized = { authorization: `Bearer ${key}` }

  async function ask(path: string, signal: AbortSignal): Promise<{ call: Call; reply: Reply }> {
    const url = `${hosts.api}/${path}`
    const call: Call = { method: 'GET', url, headers: authorized, timeoutMs: lookTimeoutMs, signal }
    return { call, reply: await http.call(call) }
  }

  return {
    kind: 'remote',
    id: 'minimax',
    label: 'MiniMax',
    submitTimeoutMs,
    // Five videos in a minute is what a new account may ask for.
    requestsPerSecond: 1,

    prepare: (request, inputs) => attachFiles(request, inputs, maxInputBytes, 'MiniMax'),

    async submit(prepared, { nonce, keep }, signal): Promise<Ticket> {
      const { endpoint } = prepared
      const reader = readerOf(endpoint)
      const call: Call = {
        method: 'POST',
        url: `${hosts.api}/${endpoint}`,
        headers: authorized,
        json: bodyWithFiles(prepared, dataAddress),
        timeoutMs: submitTimeoutMs,
        signal,
        billable: true,
        maxReplyBytes,
        longTexts: true,
      }
      const reply = await http.call(call)
      if (reader && isFiltered(reply))
        return moderatedTicket(nonce, 'MiniMax’s filter withheld this result.', false)
      if (!isGood(reply)) throw refused(http, call, reply)
      if (reader) {
        const made = await reader(reply)
        if (!made) throw http.broken(call, 'MiniMax took the request, but its reply holds no file.')
        const { kind, contentType, content, id } = made
        const url = await keep(content, contentType)
        return finishedTicket({ operationId: id ?? nonce, outputs: [{ kind, url, contentType }] })
      }
      const parsed = submitReply.safeParse(reply.json)
      if (parsed.success) return { operationId: parsed.data.task_id, endpoint }
      throw http.broken(call, 'MiniMax took the request, but its reply could not be read.')
    },

    async check(ticket, signal): Promise<ProviderStatus> {
      if ('outputs' in ticket) return checkImmediate(ticket)
      const { operationId, endpoint } = VideoTicket.parse(ticket)
      return endpoint.startsWith('v2/') ? await look(operationId, signal) : await lookOld(operationId, signal)
    },

    download: (output, signal) => downloadFrom(http, 'MiniMax', output, hosts.file(output.url), signal),

    testKey: (signal) =>
      keyVerdict(
        http,
        'MiniMax',
        { url: `${hosts.api}/v1/models`, headers: authorized, signal },
        refusal,
        isGood,
      ),
  }

  async function look(id: string, signal: AbortSignal): Promise<ProviderStatus> {
    const { call, reply } = await ask(`v2/query/video_generation/${encodeURIComponent(id)}`, signal)
    const parsed = taskReply.safeParse(reply.json)
    if (reply.status !== 200) throw refused(http, call, reply)
    if (!parsed.success)
      throw isGood(reply)
        ? http.broken(call, 'MiniMax’s task could not be read.')
        : refused(http, call, reply)
    const { status, content, error } = parsed.data.task
    switch (status) {
      case 'succeeded':
        return withVideo(content?.url)
      case 'failed':
        return redactedEnd(http, endOfFailed(saidIn({ error })))
      case 'cancelled':
        return { state: 'canceled' }
      case 'expired': {
        const detail = 'MiniMax did not get to the work in time.'
        return { state: 'failed', failure: { kind: 'timeout', detail, retry: true, billed: false } }
      }
      case 'queued':
      case 'running':
        return { state: 'pending' }
      default:
        return { state: 'pending', note: http.redact(`MiniMax says ${status}`) }
    }
  }

  async function lookOld(id: string, signal: AbortSignal): Promise<ProviderStatus> {
    const query = new URLSearchParams({ task_id: id })
    const { call, reply } = await ask(`v1/query/video_generation?${query}`, signal)
    const parsed = oldTaskReply.safeParse(reply.json)
    const said = saidIn(reply.json)
    if (parsed.data?.status === 'Fail') return redactedEnd(http, endOfFailed(said))
    if (!isGood(reply)) throw refused(http, call, reply)
    if (!parsed.success) throw http.broken(call, 'MiniMax’s task could not be read.')
    const { status, file_id } = parsed.data
    if (status === 'Success') return withVideo(file_id ? await addressOf(file_id, signal) : null)
    if (['Preparing', 'Queueing', 'Processing'].includes(status)) return { state: 'pending' }
    return { state: 'pending', note: http.redact(`MiniMax says ${status}`) }
  }

  /** The address dies within the hour; each look brings a fresh one. */
  async function addressOf(fileId: string, signal: AbortSignal): Promise<string | null> {
    const { call, reply } = await ask(`v1/files/retrieve?${new URLSearchParams({ file_id: fileId })}`, signal)
    if (!isGood(reply)) throw refused(http, call, reply)
    const parsed = fileReply.safeParse(reply.json)
    if (!parsed.success) throw http.broken(call, 'MiniMax’s file could not be read.')
    return parsed.data.file.download_url ?? null
  }
}

function withVideo(url: string | null | undefined): ProviderStatus {
  if (url) return { state: 'succeeded', outputs: [{ kind: 'video', url }] }
  return endWithoutFile('MiniMax')
}
