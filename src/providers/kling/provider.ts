import { z } from 'zod'
import type { JsonObject } from '#kernel/json.ts'
import { download } from '../spec/download.ts'
import { type Call, createHttp, type Reply } from '../spec/http.ts'
import { bodyWithFiles } from '../spec/inputs.ts'
import {
  type KeyVerdict,
  type OutputFile,
  ProviderError,
  type ProviderStatus,
  type RemoteProvider,
  type SubmitContext,
  type Ticket,
} from '../spec/provider.ts'
import { authorizationOf } from './auth.ts'
import { endOfFailed, refusal, refused } from './failures.ts'
import { klingHosts } from './hosts.ts'
import { prepareInputs } from './inputs.ts'
import { KlingOptions } from './options.ts'
import { recoverTask } from './recover.ts'
import { envelope, type KlingTask, taskIn, tasksIn } from './replies.ts'

const lookTimeoutMs = 20_000
/** A code of Kling's that also stands for a task that it does not know. */
const notFound = 1_201

const KlingTicket = z.object({ operationId: z.string().min(1), endpoint: z.string() })

/** What its first interface still serves has an address of its own for each kind of work. */
const isOld = (endpoint: string) => endpoint.startsWith('v1/')

/**
 * Kling's two interfaces in plain fetch. An endpoint is its path: `text-to-video/kling-3.0`, or `v1/videos/lip-sync` of the
 * first one. There is no cancel. Its callbacks are signed by a secret that only Kling's console shows, so we ask instead:
 * asking is free.
 */
export function createKling(options: KlingOptions): RemoteProvider {
  const { fetch: send, now = Date.now, ...rest } = options
  const { key, baseUrl, submitTimeoutMs } = KlingOptions.parse(rest)
  const hosts = klingHosts(baseUrl)
  const http = createHttp({ vendor: 'Kling', secrets: [key], ...(send ? { fetch: send } : {}) })
  const authorized = () => authorizationOf(key, now())

  async function ask(path: string, signal: AbortSignal): Promise<{ call: Call; reply: Reply }> {
    const url = `${hosts.api}/${path}`
    const call: Call = { method: 'GET', url, headers: authorized(), timeoutMs: lookTimeoutMs, signal }
    return { call, reply: await http.call(call) }
  }

  const pathOf = (endpoint: string, by: 'task_ids' | 'external_task_ids', id: string) =>
    isOld(endpoint)
      ? `${endpoint}/${encodeURIComponent(id)}`
      : `tasks?${new URLSearchParams({ [by]: id }).toString()}`

  return {
    kind: 'remote',
    id: 'kling',
    submitTimeoutMs,
    requestsPerSecond: 5,

    prepare: (request, inputs) => prepareInputs(request, inputs, hosts),

    async submit(prepared, { nonce }: SubmitContext, signal): Promise<Ticket> {
      const { endpoint } = prepared
      const body = bodyWithFiles(prepared, ({ content }) => Buffer.from(content).toString('base64'))
      const call: Call = {
        method: 'POST',
        url: `${hosts.api}/${endpoint}`,
        headers: authorized(),
        json: marked(endpoint, body, nonce),
        timeoutMs: submitTimeoutMs,
        signal,
        billable: true,
      }
      const reply = await http.call(call)
      const parsed = envelope.safeParse(reply.json)
      if (reply.status > 299 || (parsed.success && parsed.data.code !== 0)) throw refused(http, call, reply)
      const task = parsed.success ? taskIn(parsed.data.data) : null
      if (task) return { operationId: task.id, endpoint }
      throw http.broken(call, 'Kling took the request, but its reply could not be read.')
    },

    async check(ticket, signal): Promise<ProviderStatus> {
      const { operationId, endpoint } = KlingTicket.parse(ticket)
      const { call, reply } = await ask(pathOf(endpoint, 'task_ids', operationId), signal)
      const parsed = envelope.safeParse(reply.json)
      if (reply.status !== 200 || (parsed.success && parsed.data.code !== 0)) throw refused(http, call, reply)
      const task = tasksIn(parsed.data?.data).find(({ id }) => id === operationId)
      if (!task) throw http.broken(call, 'Kling’s task could not be read.')
      return statusOf(task)
    },

    recover: (attempt, signal) =>
      recoverTask(
        attempt,
        async (nonce) => {
          const { call, reply } = await ask(pathOf(attempt.endpoint, 'external_task_ids', nonce), signal)
          const parsed = envelope.safeParse(reply.json)
          if (parsed.data?.code === notFound) return []
          if (reply.status !== 200 || parsed.data?.code !== 0) throw refused(http, call, reply)
          return tasksIn(parsed.data.data)
        },
        now(),
      ),

    async download(output: OutputFile, signal) {
      const url = hosts.file(output.url)
      if (url !== null) return await download(http, 'Kling', { ...output, url }, signal)
      const detail = 'Kling named a file address that is not https.'
      throw new ProviderError({ kind: 'invalid', detail, retry: false, billed: false }, 'no')
    },

    async testKey(signal): Promise<KeyVerdict> {
      try {
        const { reply } = await ask(pathOf('', 'task_ids', '0'), signal)
        const parsed = envelope.safeParse(reply.json)
        // A task that is not there was looked for, so the key is good.
        if (parsed.success && [0, notFound].includes(parsed.data.code))
          return { ok: true, detail: 'Kling accepts this key.' }
        const { kind, detail } = refusal(reply)
        return { ok: false, refused: kind === 'unauthorized', detail: http.redact(detail) }
      } catch (error) {
        const detail = error instanceof ProviderError ? error.failure.detail : 'Kling could not be asked.'
        return { ok: false, refused: false, detail }
      }
    },
  }

  function statusOf(task: KlingTask): ProviderStatus {
    switch (task.status) {
      case 'succeeded': {
        const { outputs, costMicroUsd } = task
        if (outputs.length > 0)
          return { state: 'succeeded', outputs, ...(costMicroUsd === null ? {} : { costMicroUsd }) }
        const detail = 'Kling finished, but its reply names no file.'
        return { state: 'failed', failure: { kind: 'internal', detail, retry: false, billed: true } }
      }
      case 'failed':
        return redacted(endOfFailed(task))
      case 'submitted':
      case 'processing':
        return { state: 'pending' }
      default:
        return { state: 'pending', note: http.redact(`Kling says ${task.status}`) }
    }
  }

  /** A reason is free text, and may repeat anything. */
  function redacted(end: ProviderStatus): ProviderStatus {
    if (end.state !== 'failed') return end
    return { ...end, failure: { ...end.failure, detail: http.redact(end.failure.detail) } }
  }
}

/** The body with our mark, by which a lost submit is found again, and without a watermark. */
function marked(endpoint: string, body: JsonObject, nonce: string): JsonObject {
  if (endpoint === 'v1/videos/lip-sync') return body
  const marks = { external_task_id: nonce, watermark_info: { enabled: false } }
  return isOld(endpoint) ? { ...body, ...marks } : { ...body, options: marks }
}
