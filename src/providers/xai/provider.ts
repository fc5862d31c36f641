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
  type SubmitContext,
  type Ticket,
} from '../spec/provider.ts'
import { endOfFailed, isFiltered, moderated, refusal } from './failures.ts'
import { xaiHosts } from './hosts.ts'
import { XaiOptions } from './options.ts'
import { costOf, type ImageReply, imageReply, submitReply, type VideoReply, videoReply } from './replies.ts'

const lookTimeoutMs = 20_000
const maxInputBytes = 50_000_000
const maxReplyBytes = 64_000_000

const VideoTicket = z.object({ operationId: z.string().min(1) })

/**
 * Grok Imagine in plain fetch; an endpoint is its path. Videos are waited for, pictures answer the POST. It has no webhook,
 * no cancel, no list and no field that brings a mark of ours back, so a lost reply stays unknown.
 */
export function createXai(options: XaiOptions): RemoteProvider {
  const { fetch: send, ...rest } = options
  const { key, baseUrl, submitTimeoutMs } = XaiOptions.parse(rest)
  const hosts = xaiHosts(baseUrl)
  const http = createHttp({ vendor: 'xAI', secrets: [key], ...(send ? { fetch: send } : {}) })
  const authorized = { authorization: `Bearer ${key}` }

  async function ask(path: string, signal: AbortSignal): Promise<{ call: Call; reply: Reply }> {
    const url = `${hosts.api}/${path}`
    const call: Call = { method: 'GET', url, headers: authorized, timeoutMs: lookTimeoutMs, signal }
    return { call, reply: await http.call(call) }
  }

  return {
    kind: 'remote',
    id: 'xai',
    submitTimeoutMs,
    requestsPerSecond: 1,

    prepare: (request, inputs) => attachFiles(request, inputs, maxInputBytes, 'xAI'),

    async submit(prepared, context, signal): Promise<Ticket> {
      const { endpoint } = prepared
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
      const isImage = endpoint.startsWith('images/')
      const operationId = reply.headers.get('x-request-id') ?? context.nonce
      if (isImage && isFiltered(reply))
        return moderatedTicket(operationId, 'xAI’s filter refused this request.', false)
      if (reply.status < 200 || reply.status > 299) throw http.refusal(call, reply, refusal(reply))
      if (isImage) {
        const parsed = imageReply.safeParse(reply.json)
        const ticket = parsed.success ? await pictureTicket(parsed.data, operationId, context) : null
        if (ticket) return ticket
      } else {
        const parsed = submitReply.safeParse(reply.json)
        if (parsed.success) return { operationId: parsed.data.request_id }
      }
      throw http.broken(call, 'xAI took the request, but its reply could not be read.')
    },

    async check(ticket, signal): Promise<ProviderStatus> {
      if ('outputs' in ticket) return checkImmediate(ticket)
      const { operationId } = VideoTicket.parse(ticket)
      const { call, reply } = await ask(`videos/${encodeURIComponent(operationId)}`, signal)
      // Its body may be empty.
      if (reply.status === 202) return pending(videoReply.safeParse(reply.json).data)
      if (reply.status !== 200) throw http.refusal(call, reply, refusal(reply))
      const parsed = videoReply.safeParse(reply.json)
      if (!parsed.success) throw http.broken(call, 'xAI’s video could not be read.')
      return statusOf(parsed.data)
    },

    async download(output: OutputFile, signal) {
      const url = hosts.file(output.url)
      if (url !== null) return await download(http, 'xAI', { ...output, url }, signal)
      const detail = 'xAI named a file address that is not https.'
      throw new ProviderError({ kind: 'invalid', detail, retry: false, billed: false }, 'no')
    },

    async testKey(signal): Promise<KeyVerdict> {
      try {
        const { reply } = await ask('models', signal)
        if (reply.status === 200) return { ok: true, detail: 'xAI accepts this key.' }
        const { kind, detail } = refusal(reply)
        return { ok: false, refused: kind === 'unauthorized', detail: http.redact(detail) }
      } catch (error) {
        const detail = error instanceof ProviderError ? error.failure.detail : 'xAI could not be asked.'
        return { ok: false, refused: false, detail }
      }
    },
  }

  function statusOf(reply: VideoReply): ProviderStatus {
    switch (reply.status) {
      case 'done': {
        const { video } = reply
        if (video?.respect_moderation === false) return moderated(reply)
        const cost = costOf(reply)
        if (video?.url)
          return {
            state: 'succeeded',
            outputs: [{ kind: 'video', url: video.url }],
            ...(cost === null ? {} : { costMicroUsd: cost }),
          }
        const detail = 'xAI finished, but its reply names no file.'
        return { state: 'failed', failure: { kind: 'internal', detail, retry: false, billed: true } }
      }
      case 'failed':
        return redacted(endOfFailed(reply))
      case 'expired': {
        const detail = 'xAI no longer has the result.'
        return { state: 'failed', failure: { kind: 'timeout', detail, retry: true, billed: false } }
      }
      default:
        return pending(reply)
    }
  }

  function pending(reply: VideoReply | undefined): ProviderStatus {
    const { status, progress } = reply ?? {}
    return {
      state: 'pending',
      ...(progress == null ? {} : { progress: Math.min(1, Math.max(0, progress / 100)) }),
      ...(status == null || status === 'pending' ? {} : { note: http.redact(`xAI says ${status}`) }),
    }
  }

  /** A message is free text, and may repeat anything. */
  function redacted(end: ProviderStatus): ProviderStatus {
    if (end.state !== 'failed') return end
    return { ...end, failure: { ...end.failure, detail: http.redact(end.failure.detail) } }
  }
}

/** The ticket of pictures that came with the reply; null when none did. */
async function pictureTicket(
  reply: ImageReply,
  operationId: string,
  { keep }: SubmitContext,
): Promise<Ticket | null> {
  const cost = costOf(reply)
  if (reply.block_reason)
    return moderatedTicket(operationId, 'xAI’s filter refused this request.', (cost ?? 0) > 0)
  const [picture] = reply.data ?? []
  const content = Buffer.from(picture?.b64_json ?? '', 'base64')
  if (content.byteLength === 0) return null
  const contentType = picture?.mime_type ?? 'image/jpeg'
  const url = await keep(content, contentType)
  return finishedTicket({
    operationId,
    outputs: [{ kind: 'image', url, contentType }],
    ...(cost === null ? {} : { costMicroUsd: cost }),
  })
}
