import { type Call, createHttp, type Reply } from '../spec/http.ts'
import { checkImmediate, finishedTicket, moderatedTicket, nothingToDownload } from '../spec/immediate.ts'
import { attachFiles } from '../spec/inputs.ts'
import { keyVerdict } from '../spec/key-verdict.ts'
import type { Prepared, RemoteProvider, SubmitContext, Ticket } from '../spec/provider.ts'
import { refusal, withheldBy } from './failures.ts'
import { ElevenLabsOptions } from './options.ts'
import { postOf } from './request.ts'
import { openVoices } from './voices.ts'

const maxInputBytes = 100_000_000
/** Ten minutes of music at the best quality are 24 MB. */
const maxReplyBytes = 100_000_000

/**
 * ElevenLabs in plain fetch. Every request is one POST that is answered with the sound; nothing of ours comes back with it,
 * so a lost reply stays unknown.
 */
export function createElevenLabs(options: ElevenLabsOptions): RemoteProvider {
  const { fetch: send, ...rest } = options
  const { key, baseUrl, submitTimeoutMs } = ElevenLabsOptions.parse(rest)
  const origin = baseUrl === undefined ? 'https://api.elevenlabs.io' : new URL(baseUrl).origin
  const api = `${origin}/v1`
  const http = createHttp({ vendor: 'ElevenLabs', secrets: [key], ...(send ? { fetch: send } : {}) })
  const authorized = { 'xi-api-key': key }

  return {
    kind: 'remote',
    id: 'elevenlabs',
    submitTimeoutMs,
    // No limit is published but on work at once; the smallest plan has two places for it.
    requestsPerSecond: 2,
    concurrency: 2,

    prepare: (request, inputs) => attachFiles(request, inputs, maxInputBytes, 'ElevenLabs'),

    async submit(prepared: Prepared, context: SubmitContext, signal: AbortSignal): Promise<Ticket> {
      const call: Call = {
        method: 'POST',
        ...(await postOf(api, prepared, authorized)),
        timeoutMs: submitTimeoutMs,
        signal,
        billable: true,
        maxReplyBytes,
      }
      const reply = await http.call(call)
      const operationId = reply.headers.get('request-id') ?? context.nonce
      if (reply.status !== 200) {
        const withheld = withheldBy(reply)
        if (withheld !== null) return moderatedTicket(operationId, http.redact(withheld), false)
        throw http.refusal(call, reply, refusal(reply))
      }
      const contentType = soundType(reply)
      if (contentType === null)
        throw http.broken(call, 'ElevenLabs took the request, but its reply is no sound.')
      const url = await context.keep(reply.bytes, contentType)
      return finishedTicket({ operationId, outputs: [{ kind: 'audio', url, contentType }] })
    },

    check: async (ticket) => checkImmediate(ticket),

    async download() {
      throw nothingToDownload('ElevenLabs')
    },

    voices: openVoices({ http, origin, headers: authorized }),

    testKey: (signal) =>
      keyVerdict(
        http,
        'ElevenLabs',
        { url: `${api}/user/subscription`, headers: authorized, signal },
        refusal,
      ),
  }
}

/** The sound's type; null when what came is none, or is empty. */
function soundType({ headers, bytes }: Reply): string | null {
  const type = (headers.get('content-type') ?? '').split(';', 1)[0]?.trim() ?? ''
  return type.startsWith('audio/') && bytes.byteLength > 0 ? type : null
}
