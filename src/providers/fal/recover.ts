import type { Call, Http } from '../spec/http.ts'
import { ProviderError, type ProviderFailure, type SubmitAttempt, type Ticket } from '../spec/provider.ts'
import { refusal } from './failures.ts'
import type { FalHosts } from './hosts.ts'
import { requestsReply } from './replies.ts'

/** The endpoints whose input has a field that carries our nonce back to us. */
const markers: Record<string, string> = {
  'bytedance/seedance-2.0/text-to-video': 'end_user_id',
  'bytedance/seedance-2.0/image-to-video': 'end_user_id',
  'bytedance/seedance-2.0/reference-to-video': 'end_user_id',
}

export function markerFor(endpoint: string): string | undefined {
  return markers[endpoint]
}

const maxPages = 20
/** fal's clock is not ours. */
const clockSlackMs = 60_000

/** A request that is not listed yet may only be queued: so long we say "ask again", and then "unknown". */
const patienceMs = 60_000

/**
 * Looks for our nonce among the account's requests. Not found is never "absent": fal lists a request only once it has
 * started, and one that still queues would be bought a second time.
 */
export async function recoverRequest(
  http: Http,
  hosts: FalHosts,
  headers: Record<string, string>,
  attempt: SubmitAttempt,
  signal: AbortSignal,
  nowMs: number,
): Promise<Ticket | 'unknown'> {
  const marker = markerFor(attempt.endpoint)
  if (!marker) return 'unknown'
  const query = new URLSearchParams({
    endpoint_id: attempt.endpoint,
    start: new Date(attempt.startedAt.getTime() - clockSlackMs).toISOString(),
    expand: 'payloads',
    limit: '100',
  })
  for (let page = 0; page < maxPages; page++) {
    const call: Call = {
      method: 'GET',
      url: `${hosts.platform}/models/requests/by-endpoint?${query}`,
      headers,
      timeoutMs: 30_000,
      signal,
    }
    const reply = await http.call(call)
    if (reply.status !== 200) throw http.refusal(call, reply, refusal(reply))
    const parsed = requestsReply.safeParse(reply.json)
    if (!parsed.success) throw http.broken(call, 'fal’s list of requests could not be read.')
    const found = parsed.data.items.find(({ json_input }) => fieldOf(json_input, marker) === attempt.nonce)
    if (found) return ticketFor(hosts, attempt.endpoint, found.request_id)
    if (!parsed.data.next_cursor) break
    query.set('cursor', parsed.data.next_cursor)
  }
  if (nowMs - attempt.startedAt.getTime() > patienceMs) return 'unknown'
  const detail = 'fal does not list the request yet; it may still be queued.'
  const failure: ProviderFailure = { kind: 'unavailable', detail, retry: true, billed: false }
  throw new ProviderError({ ...failure, retryAfterSeconds: 15 }, 'no')
}

function fieldOf(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === field)?.[1]
    : undefined
}

/** The only place that builds fal's addresses, for when the submit's reply is lost. They use the first two parts of the endpoint. */
export function ticketFor(hosts: FalHosts, endpoint: string, requestId: string): Ticket {
  const application = endpoint.split('/').slice(0, 2).join('/')
  const responseUrl = `${hosts.queue}/${application}/requests/${encodeURIComponent(requestId)}`
  return {
    operationId: requestId,
    endpoint,
    statusUrl: `${responseUrl}/status`,
    responseUrl,
    cancelUrl: `${responseUrl}/cancel`,
  }
}
