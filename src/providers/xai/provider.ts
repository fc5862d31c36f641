import { z } from 'zod'
import { downloadFrom } from '../spec/download.ts'
import { endWithoutFile, redactedEnd } from '../spec/ends.ts'
import { type Call, createHttp, type Reply } from '../spec/http.ts'
import { checkImmediate, finishedTicket, moderatedTicket } from '../spec/immediate.ts'
import { attachFiles, bodyWithFiles, dataAddress } from '../spec/inputs.ts'
import { keyVerdict } from '../spec/key-verdict.ts'
import { decoded } from '../spec/long-texts.ts'
import type { ProviderStatus, RemoteProvider, SubmitContext, Ticket } from '../spec/provider.ts'
import { vendorHosts } from '../spec/vendor-hosts.ts'
import { endOfFailed, isFiltered, moderated, refusal } from './failures.ts'
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
  const hosts = vendorHosts('https://api.x.ai/v1', baseUrl)
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
    label: 'xAI',
    submitTimeoutMs,
    requestsPerSecond: 5,

    prepare: (request, inputs) => attachFiles(request, inputs, maxInputBytes, 'xAI'),

    async submit(prepared, context, signal): Promise<Ticket> {
      const { endpoint } = prepared
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
      const isImage = endpoint.startsWith('images/')
      const operationId = reply.headers.get('x-request-id') ?? context.nonce
      if (isImage && isFiltered(reply))
        return moderatedTicket(operationId, 'xAI’s filter refused this request.', false)
      if (reply.status < 200 || reply.status > 299) throw http.refusal(call, reply, refusal(reply))
      if (isImage) {
        const parsed = imageReply.safeParse(reply.json)
        const ticket = parsed.success ? await pictureTicket(reply, parsed.data, operationId, context) : null
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

    download: (output, signal) => downloadFrom(http, 'xAI', output, hosts.file(output.url), signal),

    testKey: (signal) =>
      keyVerdict(http, 'xAI', { url: `${hosts.api}/models`, headers: authorized, signal }, refusal),
  }

  function statusOf(reply: VideoReply): ProviderStatus {
    const { video } = reply
    // It may leave out the status of what is done.
    switch (reply.status ?? (video?.url ? 'done' : null)) {
      case 'done': {
        if (video?.respect_moderation === false) return moderated(reply)
        const cost = costOf(reply)
        if (video?.url)
          return {
            state: 'succeeded',
            outputs: [{ kind: 'video', url: video.url }],
            ...(cost === null ? {} : { costMicroUsd: cost }),
          }
        return endWithoutFile('xAI')
      }
      case 'failed':
        return redactedEnd(http, endOfFailed(reply))
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
}

/** The ticket of pictures that came with the reply; null when none did. */
async function pictureTicket(
  sent: Reply,
  reply: ImageReply,
  operationId: string,
  { keep }: SubmitContext,
): Promise<Ticket | null> {
  const cost = costOf(reply)
  if (reply.block_reason)
    return moderatedTicket(operationId, 'xAI’s filter refused this request.', (cost ?? 0) > 0)
  const [picture] = reply.data ?? []
  const content = await decoded(sent, picture?.b64_json ?? '', 'base64')
  if (content.byteLength === 0) return null
  const contentType = picture?.mime_type ?? 'image/jpeg'
  const url = await keep(content, contentType)
  return finishedTicket({
    operationId,
    outputs: [{ kind: 'image', url, contentType }],
    ...(cost === null ? {} : { costMicroUsd: cost }),
  })
}
