import { z } from 'zod'
import { downloadFrom } from '../spec/download.ts'
import { type Call, createHttp, type Reply } from '../spec/http.ts'
import { fillSlots } from '../spec/inputs.ts'
import { keyVerdict } from '../spec/key-verdict.ts'
import type { Prepared, ProviderStatus, RemoteProvider, SubmitContext, Ticket } from '../spec/provider.ts'
import { endOfFailed, isBilled, refusal } from './failures.ts'
import { runwayHosts } from './hosts.ts'
import { RunwayOptions } from './options.ts'
import { outputsOf, submitReply, type TaskReply, taskReply } from './replies.ts'
import { upload } from './upload.ts'

const lookTimeoutMs = 20_000

const microUsdPerCredit = 10_000

/** Runway asks for at most one look in 5 s. */
const pending = { state: 'pending', lookAfterSeconds: 5 } as const

const RunwayTicket = z.object({ operationId: z.string().min(1), endpoint: z.string() })

/**
 * Runway's tasks in plain fetch: its own client repeats a paid POST on a 503. Runway has no list of tasks and calls nobody
 * back, so there is nothing to recover by: a lost reply stays unknown.
 */
export function createRunway(options: RunwayOptions): RemoteProvider {
  const { fetch: send, ...rest } = options
  const { key, baseUrl, submitTimeoutMs } = RunwayOptions.parse(rest)
  const hosts = runwayHosts(baseUrl)
  const http = createHttp({ vendor: 'Runway', secrets: [key], ...(send ? { fetch: send } : {}) })
  const headers = { authorization: `Bearer ${key}`, 'x-runway-version': '2024-11-06' }

  async function ask(
    method: 'GET' | 'DELETE',
    path: string,
    signal: AbortSignal,
  ): Promise<{ call: Call; reply: Reply }> {
    const call: Call = { method, url: `${hosts.api}/${path}`, headers, timeoutMs: lookTimeoutMs, signal }
    return { call, reply: await http.call(call) }
  }

  const pathOf = (ticket: Ticket) => `tasks/${encodeURIComponent(RunwayTicket.parse(ticket).operationId)}`

  function taskOf({ call, reply }: Awaited<ReturnType<typeof ask>>): TaskReply {
    if (reply.status !== 200) throw http.refusal(call, reply, refusal(reply))
    const parsed = taskReply.safeParse(reply.json)
    if (!parsed.success) throw http.broken(call, 'Runway’s task could not be read.')
    return parsed.data
  }

  function succeeded(ticket: Ticket, task: TaskReply): ProviderStatus {
    const outputs = outputsOf(RunwayTicket.parse(ticket).endpoint, task)
    if (outputs.length === 0) {
      const detail = 'Runway finished, but its reply names no file.'
      return { state: 'failed', failure: { kind: 'internal', detail, retry: false, billed: isBilled(task) } }
    }
    const cost = task.cost ? { costMicroUsd: Math.round(task.cost.credits * microUsdPerCredit) } : {}
    return { state: 'succeeded', outputs, ...cost }
  }

  return {
    kind: 'remote',
    id: 'runway',
    submitTimeoutMs,
    requestsPerSecond: 10,
    // Its first tier; a studio on a higher one says so in its settings.
    concurrency: 2,

    prepare: (request, inputs, signal) =>
      fillSlots(request, inputs, (input) => upload(http, hosts, headers, input, signal)),

    async submit(prepared: Prepared, _context: SubmitContext, signal: AbortSignal): Promise<Ticket> {
      const call: Call = {
        method: 'POST',
        url: `${hosts.api}/${prepared.endpoint}`,
        headers,
        json: prepared.body,
        timeoutMs: submitTimeoutMs,
        signal,
        billable: true,
      }
      const reply = await http.call(call)
      if (reply.status < 200 || reply.status > 299) throw http.refusal(call, reply, refusal(reply))
      const parsed = submitReply.safeParse(reply.json)
      if (parsed.success) return { operationId: parsed.data.id, endpoint: prepared.endpoint }
      throw http.broken(call, 'Runway took the request, but its reply could not be read.')
    },

    async check(ticket: Ticket, signal: AbortSignal): Promise<ProviderStatus> {
      const task = taskOf(await ask('GET', pathOf(ticket), signal))
      switch (task.status) {
        case 'SUCCEEDED':
          return succeeded(ticket, task)
        case 'FAILED':
          return endOfFailed(task)
        case 'CANCELLED':
          return { state: 'canceled' }
        case 'RUNNING':
          return typeof task.progress === 'number' ? { ...pending, progress: task.progress } : pending
        case 'PENDING':
          return pending
        case 'THROTTLED':
          return { ...pending, note: 'Waits for a free place of this account.' }
        default:
          return { ...pending, note: http.redact(`Runway says ${task.status}`) }
      }
    },

    async cancel(ticket: Ticket, signal: AbortSignal): Promise<'canceled' | 'too late'> {
      // The same call deletes the result of what has ended, so it is made only while something runs.
      const seen = await ask('GET', pathOf(ticket), signal)
      // Runway forgets what was canceled.
      if (seen.reply.status === 404) return 'canceled'
      const { status } = taskOf(seen)
      if (status === 'SUCCEEDED' || status === 'FAILED') return 'too late'
      const { call, reply } = await ask('DELETE', pathOf(ticket), signal)
      if (reply.status === 404 || (reply.status >= 200 && reply.status <= 299)) return 'canceled'
      throw http.refusal(call, reply, refusal(reply))
    },

    download: (output, signal) => downloadFrom(http, 'Runway', output, hosts.file(output.url), signal),

    testKey: (signal) =>
      keyVerdict(http, 'Runway', { url: `${hosts.api}/organization`, headers, signal }, refusal),
  }
}
