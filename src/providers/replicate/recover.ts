import type { Call, Http } from '../spec/http.ts'
import { ProviderError, type ProviderFailure, type SubmitAttempt, type Ticket } from '../spec/provider.ts'
import { refusal } from './failures.ts'
import type { ReplicateHosts } from './hosts.ts'
import { predictionsReply } from './replies.ts'

const maxPages = 20
/** Replicate's clock is not ours. */
const clockSlackMs = 60_000
/** Nobody promises that the list is complete at once: so long we say "ask again", and then "unknown". */
const patienceMs = 60_000

/**
 * Looks for our submit among the account's predictions: by the nonce in its webhook's address, or by an input that was
 * uploaded for this submit alone. A prediction that only looks alike may be another take, so it is never taken for ours.
 */
export async function recoverPrediction(
  http: Http,
  hosts: ReplicateHosts,
  headers: Record<string, string>,
  attempt: SubmitAttempt,
  signal: AbortSignal,
  nowMs: number,
): Promise<Ticket | 'unknown'> {
  const uploads = textsIn(attempt.prepared.body).filter((text) => text.startsWith(`${hosts.api}/files/`))
  const from = new Date(attempt.startedAt.getTime() - clockSlackMs).toISOString()
  let url: string | null = `${hosts.api}/predictions?${new URLSearchParams({ created_after: from })}`
  for (let page = 0; url !== null && page < maxPages; page++) {
    const call: Call = { method: 'GET', url, headers, timeoutMs: 30_000, signal }
    const reply = await http.call(call)
    if (reply.status !== 200) throw http.refusal(call, reply, refusal(reply))
    const parsed = predictionsReply.safeParse(reply.json)
    if (!parsed.success) throw http.broken(call, 'Replicate’s list of predictions could not be read.')
    const found = parsed.data.results.find(({ webhook, input }) => {
      if (webhook && lastPart(webhook) === attempt.nonce) return true
      const texts = textsIn(input)
      return uploads.length > 0 && uploads.every((upload) => texts.includes(upload))
    })
    if (found) return { operationId: found.id, endpoint: attempt.endpoint }
    url = parsed.data.next ? hosts.page(parsed.data.next) : null
  }
  if (nowMs - attempt.startedAt.getTime() > patienceMs) return 'unknown'
  const detail = 'Replicate does not list the prediction yet.'
  const failure: ProviderFailure = { kind: 'unavailable', detail, retry: true, billed: false }
  throw new ProviderError({ ...failure, retryAfterSeconds: 15 }, 'no')
}

const lastPart = (url: string) => (URL.canParse(url) ? new URL(url).pathname.split('/').at(-1) : undefined)

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
