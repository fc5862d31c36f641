import { z } from 'zod'
import { failureOfStatus, type Reply } from '../spec/http.ts'
import type { ProviderFailure, ProviderStatus } from '../spec/provider.ts'
import type { ResultReply } from './replies.ts'

const vendor = 'Black Forest Labs'

const problem = z.object({
  detail: z
    .union([
      z.string(),
      z.array(z.object({ loc: z.array(z.union([z.string(), z.number()])), msg: z.string() })),
    ])
    .nullish(),
  error: z.string().nullish(),
  message: z.string().nullish(),
})

/** Why a submit or another call was refused. */
export function refusal(reply: Reply): ProviderFailure {
  const failure = failureOfStatus(vendor, reply)
  const said = saidIn(reply.json)
  return failure.kind === 'invalid' && said !== ''
    ? { ...failure, detail: `${vendor} refused the request: ${said}` }
    : failure
}

function saidIn(json: unknown): string {
  const parsed = problem.safeParse(json)
  if (!parsed.success) return ''
  const { detail, error, message } = parsed.data
  if (Array.isArray(detail)) return detail.map(({ loc, msg }) => `${loc.join('.')}: ${msg}`).join('; ')
  return (detail ?? message ?? error ?? '').trim()
}

const badInput = /invalid|unsupported|decod|dimension|must be|required|too (large|small|long)/i

/** How work ended that has no result; null while it goes on. `youngMs`: how long ago it was taken. */
export function endOf({ status, details, cost }: ResultReply, youngMs: number): ProviderStatus | null {
  switch (status) {
    case 'Request Moderated':
      return { state: 'moderated', detail: `${vendor} refused this request by their filter.`, billed: false }
    case 'Content Moderated': {
      // Whether a withheld picture costs money is written nowhere; their own reply is believed.
      const billed = (cost ?? 0) > 0
      return { state: 'moderated', detail: `The filter of ${vendor} withheld this result.`, billed }
    }
    case 'Task not found':
      // Their regions learn of new work a moment after it was taken.
      if (youngMs < 30_000) return null
      return failed('internal', `${vendor} no longer know this work`, '', false)
    case 'Error':
    case 'Failed': {
      const said = typeof details === 'string' ? details : saidIn(details)
      return badInput.test(said)
        ? failed('invalid', 'The model refused the request', said, false)
        : failed('unavailable', `${vendor} could not finish the work`, said, true)
    }
    default:
      return null
  }
}

function failed(kind: ProviderFailure['kind'], words: string, said: string, retry: boolean): ProviderStatus {
  const detail = `${words}${said === '' ? '.' : `: ${said}`}`
  return { state: 'failed', failure: { kind, detail, retry, billed: false } }
}
