import { z } from 'zod'
import type { JsonObject } from '#kernel/json.ts'
import { downloadFrom } from '../spec/download.ts'
import { endWithoutFile, redactedEnd } from '../spec/ends.ts'
import { type Call, createHttp, type Reply } from '../spec/http.ts'
import { keyVerdict } from '../spec/key-verdict.ts'
import type { ProviderStatus, RemoteProvider, SubmitContext, Ticket } from '../spec/provider.ts'
import { authorizationOf } from './auth.ts'
import { endOfFailed, refusal, refused } from './failures.ts'
import { klingHosts } from './hosts.ts'
import { bodyOf, prepareInputs } from './inputs.ts'
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
    label: 'Kling',
    submitTimeoutMs,
    requestsPerSecond: 5,
    // The smallest pack has so many places; more work than that is refused.
    concurrency: 5,

    prepare: (request, inputs) => prepareInputs(request, inputs, hosts),

    async submit(prepared, { nonce }: SubmitContext, signal): Promise<Ticket> {
      const { endpoint } = prepared
      const call: Call = {
        method: 'POST',
        url: `${hosts.api}/${endpoint}`,
        headers: authorized(),
        json: marked(endpoint, bodyOf(prepared), nonce),
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

    download: (output, signal) => downloadFrom(http, 'Kling', output, hosts.file(output.url), signal),

    testKey: (signal) => {
      const url = `${hosts.api}/${pathOf('', 'task_ids', '0')}`
      // A task that is not there was looked for, so the key is good.
      const isGood = ({ json }: Reply) => [0, notFound].includes(envelope.safeParse(json).data?.code ?? -1)
      return keyVerdict(http, 'Kling', { url, headers: authorized(), signal }, refusal, isGood)
    },
  }

  function statusOf(task: KlingTask): ProviderStatus {
    switch (task.status) {
      case 'succeeded': {
        const { outputs, costMicroUsd } = task
        if (outputs.length > 0)
          return { state: 'succeeded', outputs, ...(costMicroUsd === null ? {} : { costMicroUsd }) }
        return endWithoutFile('Kling')
      }
      case 'failed':
        return redactedEnd(http, endOfFailed(task))
      case 'submitted':
      case 'processing':
        return { state: 'pending' }
      default:
        return { state: 'pending', note: http.redact(`Kling says ${task.status}`) }
    }
  }
}

/** The body with our mark, by which a lost submit is found again, and without a watermark. */
function marked(endpoint: string, body: JsonObject, nonce: string): JsonObject {
  if (endpoint === 'v1/videos/lip-sync') return body
  const marks = { external_task_id: nonce, watermark_info: { enabled: false } }
  return isOld(endpoint) ? { ...body, ...marks } : { ...body, options: marks }
}
