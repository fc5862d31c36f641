import { z } from 'zod'
import type { JsonObject } from '#kernel/json.ts'
import { download } from '../../spec/download.ts'
import { redactedEnd } from '../../spec/ends.ts'
import { type Call, createHttp, type Reply } from '../../spec/http.ts'
import { attachFiles, bodyWithFiles, fillSlots } from '../../spec/inputs.ts'
import {
  type CompiledRequest,
  type KeyVerdict,
  type OutputFile,
  type Prepared,
  ProviderError,
  type ProviderInput,
  type ProviderStatus,
  type RemoteProvider,
  type SubmitContext,
  type Ticket,
} from '../../spec/provider.ts'
import { refusal } from '../failures.ts'
import { notAccepted, readAccount, tokensOf } from './account.ts'
import { endWithoutVideo } from './failures.ts'
import { region, vertexHosts } from './hosts.ts'
import { VertexOptions } from './options.ts'
import { operationReply, submitReply } from './replies.ts'
import { holdsVideo, videoIn } from './video.ts'

const lookTimeoutMs = 15_000
const maxInputBytes = 20_000_000
/** The reply of finished work holds the film; so much of it shows that there is one. */
const enoughBytes = 65_536
/** Google's own examples look every fifteen seconds. */
const pending = { state: 'pending', lookAfterSeconds: 10 } as const

const VertexTicket = z.object({ operationId: z.string().min(1), endpoint: z.string().min(1) })

/**
 * Veo on Vertex AI, by a service account; an endpoint is the model. Inputs travel in the POST and films in the reply of a
 * look, so nothing is left in a bucket. It has no list of operations and calls nobody back: a lost reply stays unknown.
 */
export function createVertex(options: VertexOptions): RemoteProvider {
  const { fetch: send, now = Date.now, ...rest } = options
  const { key, baseUrl, submitTimeoutMs } = VertexOptions.parse(rest)
  const account = readAccount(key)
  const hosts = vertexHosts(baseUrl)
  const secrets = [key, ...(account === null ? [] : [account.private_key])]
  const http = createHttp({ vendor: 'Vertex AI', secrets, ...(send ? { fetch: send } : {}) })
  const token = account && tokensOf(account, http, hosts.tokens, secrets, now)

  async function authorized(signal: AbortSignal): Promise<Record<string, string>> {
    if (token === null)
      throw new ProviderError(notAccepted('This is no key file of a service account.'), 'refused')
    return { authorization: `Bearer ${await token(signal)}` }
  }

  const modelUrl = (model: string) =>
    `${hosts.api}/projects/${account?.project_id}/locations/${region}/publishers/google/models/${model}`

  async function post(
    url: string,
    json: JsonObject,
    signal: AbortSignal,
    more: Pick<Call, 'timeoutMs'> & Partial<Call>,
  ): Promise<{ call: Call; reply: Reply }> {
    const call: Call = { method: 'POST', url, headers: await authorized(signal), json, signal, ...more }
    const reply = await http.call(call)
    if (reply.status !== 200) throw http.refusal(call, reply, refusal(reply, 'Vertex AI'))
    return { call, reply }
  }

  return {
    kind: 'remote',
    id: 'vertex',
    label: 'Vertex AI',
    submitTimeoutMs,
    requestsPerSecond: 1,

    prepare: prepareInputs,

    async submit(prepared: Prepared, _context: SubmitContext, signal: AbortSignal): Promise<Ticket> {
      const { endpoint } = prepared
      const body = bodyWithFiles(prepared, ({ content }) => Buffer.from(content).toString('base64'))
      const { call, reply } = await post(`${modelUrl(endpoint)}:predictLongRunning`, body, signal, {
        timeoutMs: submitTimeoutMs,
        billable: true,
      })
      const parsed = submitReply.safeParse(reply.json)
      if (parsed.success) return { operationId: parsed.data.name, endpoint }
      throw http.broken(call, 'Vertex AI took the request, but its reply could not be read.')
    },

    async check(ticket: Ticket, signal: AbortSignal): Promise<ProviderStatus> {
      const { operationId, endpoint } = VertexTicket.parse(ticket)
      const url = `${modelUrl(endpoint)}:fetchPredictOperation`
      const { call, reply } = await post(url, { operationName: operationId }, signal, {
        timeoutMs: lookTimeoutMs,
        enoughBytes,
      })
      if (holdsVideo(reply.text)) {
        const address = `${url}?${new URLSearchParams({ operationName: operationId })}`
        return { state: 'succeeded', outputs: [{ kind: 'video', url: address, contentType: 'video/mp4' }] }
      }
      const parsed = operationReply.safeParse(reply.json)
      if (!parsed.success) throw http.broken(call, 'Vertex AI’s operation could not be read.')
      return parsed.data.done === true ? redactedEnd(http, endWithoutVideo(parsed.data)) : pending
    },

    async download(output: OutputFile, signal: AbortSignal) {
      const url = URL.canParse(output.url) ? new URL(output.url) : null
      const operationName = url?.searchParams.get('operationName') ?? null
      if (url?.origin !== new URL(hosts.api).origin || operationName === null) {
        const detail = 'This file is not at Vertex AI.'
        throw new ProviderError({ kind: 'invalid', detail, retry: false, billed: false }, 'no')
      }
      const headers = { ...(await authorized(signal)), 'content-type': 'application/json' }
      const asked = {
        method: 'POST',
        headers,
        body: JSON.stringify({ operationName }),
        redirect: 'error',
      } as const
      const film: typeof fetch = async (_input, init) => {
        const reply = await http.fetch(`${url.origin}${url.pathname}`, { ...init, ...asked })
        if (reply.status !== 200 || reply.body === null) return reply
        return new Response(videoIn(reply.body))
      }
      return await download({ ...http, fetch: film }, 'Vertex AI', output, signal)
    },

    async testKey(signal: AbortSignal): Promise<KeyVerdict> {
      try {
        await authorized(signal)
        return { ok: true, detail: 'Google accepts this service account.' }
      } catch (error) {
        if (!(error instanceof ProviderError))
          return { ok: false, refused: false, detail: 'Vertex AI could not be asked.' }
        const { kind, detail } = error.failure
        return { ok: false, refused: kind === 'unauthorized', detail }
      }
    },
  }
}

/** The pictures, and beside each of which kind it is. */
async function prepareInputs(request: CompiledRequest, inputs: readonly ProviderInput[]): Promise<Prepared> {
  const { endpoint, body, files = [] } = await attachFiles(request, inputs, maxInputBytes, 'Vertex AI')
  const slots = request.slots.map((slot) => ({ ...slot, at: [...slot.at.slice(0, -1), 'mimeType'] }))
  const kinds = await fillSlots({ endpoint, body, slots }, inputs, async ({ contentType }) => contentType)
  return { ...kinds, files }
}
