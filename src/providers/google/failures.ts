import { z } from 'zod'
import { failureOfStatus, type Reply } from '../spec/http.ts'
import type { ProviderFailure, ProviderStatus } from '../spec/provider.ts'
import type { InteractionReply } from './replies.ts'

const problem = z.object({
  error: z.object({ message: z.string().nullish(), details: z.array(z.unknown()).nullish() }),
})
const reasonDetail = z.object({ reason: z.string() })
const delayDetail = z.object({ retryDelay: z.string().regex(/^\d+(\.\d+)?s$/) })

/** Why a submit, an upload or another call was refused. Google's front door wraps its errors in a list. */
export function refusal(reply: Reply, vendor = 'Google'): ProviderFailure {
  const failure = failureOfStatus(vendor, reply)
  const { json } = reply
  const parsed = problem.safeParse(Array.isArray(json) ? json[0] : json)
  const { message, details } = parsed.success ? parsed.data.error : {}
  const said = (message ?? '').trim()
  const has = (reason: string) =>
    (details ?? []).some((detail) => reasonDetail.safeParse(detail).data?.reason === reason)
  // A key that Google does not know is no 401 but a bad request.
  if (has('API_KEY_INVALID')) {
    return { ...failure, kind: 'unauthorized', detail: `${vendor} does not accept the key.`, retry: false }
  }
  if (failure.kind === 'rate-limited' && failure.retryAfterSeconds === undefined) {
    const delay = (details ?? []).flatMap((detail) => delayDetail.safeParse(detail).data?.retryDelay ?? [])[0]
    if (delay !== undefined) return { ...failure, retryAfterSeconds: Math.ceil(Number.parseFloat(delay)) }
  }
  return failure.kind === 'invalid' && said !== ''
    ? { ...failure, detail: `${vendor} refused the request: ${said}` }
    : failure
}

const withheld = /safety|prohibited|blocklist|\bspii\b|recitation|\bblocked\b.*polic/i
const badInput = /invalid|unsupported|not supported|too (large|long)|could not (read|decode)/i
const ownTrouble = /internal|unavailable|deadline|aborted|exhausted|overloaded|try again/i

/** How an interaction that will go no further ended. A video that did not come is not billed. */
export function endOfInteraction({ status, errors }: InteractionReply): ProviderStatus {
  const [error] = errors ?? []
  const told = `${error?.code ?? ''} ${error?.message ?? ''}`
  if (withheld.test(told)) return withheldByGoogle
  const said = (error?.message ?? '').trim()
  const end = (kind: ProviderFailure['kind'], words: string, retry: boolean): ProviderStatus => ({
    state: 'failed',
    failure: { kind, detail: `${words}${said === '' ? '.' : `: ${said}`}`, retry, billed: false },
  })
  if (badInput.test(told)) return end('invalid', 'Google refused the request', false)
  if (status === 'incomplete' || ownTrouble.test(told))
    return end('unavailable', 'Google could not finish the work', true)
  if (status === 'budget_exceeded') return end('exhausted', 'The budget at Google is used up', false)
  return end('internal', 'The work failed at Google', false)
}

const withheldByGoogle: ProviderStatus = {
  state: 'moderated',
  detail: 'Google’s filter withheld this result.',
  billed: false,
}

/** An interaction that completed without a video, and for which none is billed. */
export function endWithoutVideo(said: string): ProviderStatus {
  const why =
    said === ''
      ? ' Its filter withheld it, or it does not allow work on uploaded videos where the studio is.'
      : ` It said: ${said}`
  return { state: 'moderated', detail: `Google made no video.${why}`, billed: false }
}
