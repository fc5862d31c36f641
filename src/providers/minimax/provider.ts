import { z } from 'zod'
import { download } from '../spec/download.ts'
import { type Call, createHttp, type Reply } from '../spec/http.ts'
import { checkImmediate, finishedTicket, moderatedTicket } from '../spec/immediate.ts'
import { attachFiles, bodyWithFiles } from '../spec/inputs.ts'
import {
  type KeyVerdict,
  type OutputFile,
  ProviderError,
  type ProviderStatus,
  type RemoteProvider,
  type Ticket,
} from '../spec/provider.ts'
import { readerOf } from './at-once.ts'
import { endOfFailed, isFiltered, isGood, refusal, refused } from './failures.ts'
import { minimaxHosts } from './hosts.ts'
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
  const hosts = minimaxHosts(baseUrl)
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
        json: bodyWithFiles(
          prepared,
          ({ contentType, content }) =>
            `data:${contentType};base64,${Buffer.from(content).toString('base64')}`,
        ),
        timeoutMs: submitTimeoutMs,
        signal,
        billable: true,
        maxReplyBytes,
      }
      const reply = await http.call(call)
      if (reader && isFiltered(reply))
        return moderatedTicket(nonce, 'MiniMax’s filter withheld this result.', false)
      if (!isGood(reply)) throw refused(http, call, reply)
      if (reader) {
        const made = reader(reply)
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

    async download(output: OutputFile, signal) {
      const url = hosts.file(output.url)
      if (url !== null) return await download(http, 'MiniMax', { ...output, url }, signal)
      const detail = 'MiniMax named a file address that is not https.'
      throw new ProviderError({ kind: 'invalid', detail, retry: false, billed: false }, 'no')
    },

    async testKey(signal): Promise<KeyVerdict> {
      try {
        const { reply } = await ask('v1/models', signal)
        if (isGood(reply)) return { ok: true, detail: 'MiniMax accepts this key.' }
        const { kind, detail } = refusal(reply)
        return { ok: false, refused: kind === 'unauthorized', detail: http.redact(detail) }
      } catch (error) {
        const detail = error instanceof ProviderError ? error.failure.detail : 'MiniMax could not be asked.'
        return { ok: false, refused: false, detail }
      }
    },
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
        return redacted(endOfFailed(saidIn({ error })))
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
    if (parsed.data?.status === 'Fail') return redacted(endOfFailed(said))
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

  /** A message is free text, and may repeat anything. */
  function redacted(end: ProviderStatus): ProviderStatus {
    if (end.state !== 'failed') return end
    return { ...end, failure: { ...end.failure, detail: http.redact(end.failure.detail) } }
  }
}

function withVideo(url: string | null | undefined): ProviderStatus {
  if (url) return { state: 'succeeded', outputs: [{ kind: 'video', url }] }
  const detail = 'MiniMax finished, but its reply names no file.'
  return { state: 'failed', failure: { kind: 'internal', detail, retry: false, billed: true } }
}
