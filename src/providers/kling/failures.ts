import type { Call, Http, Reply } from '../spec/http.ts'
import { failureOfStatus } from '../spec/http.ts'
import { ProviderError, type ProviderFailure, type ProviderStatus } from '../spec/provider.ts'
import { envelope, type KlingTask } from './replies.ts'

/** Kling answers errors with a code of its own; work begins with none of those below 5000. */
const ownTrouble = 5_000

const meanings: [from: number, to: number, ProviderFailure['kind'], words: string, retry: boolean][] = [
  [1_000, 1_004, 'unauthorized', 'Kling does not accept the key.', false],
  [1_100, 1_100, 'unauthorized', 'Kling does not let this account in.', false],
  [1_101, 1_102, 'exhausted', 'The balance or the packs at Kling are used up.', false],
  [1_103, 1_103, 'unauthorized', 'This account at Kling may not use the model.', false],
  [1_300, 1_301, 'invalid', 'Kling’s filter refused the request.', false],
  [1_302, 1_302, 'rate-limited', 'Kling asks us to slow down.', true],
  [1_303, 1_303, 'rate-limited', 'Every place at Kling that this account has is taken.', true],
  [1_304, 1_304, 'unauthorized', 'Kling does not take calls from this address.', false],
  [5_000, 5_002, 'unavailable', 'Kling has a problem of its own.', true],
]

/** A place is free when other work has ended, which takes a while. */
const placeWaitSeconds = 20

/** Why a call was refused. */
export function refusal(reply: Reply): ProviderFailure {
  const parsed = envelope.safeParse(reply.json)
  const code = parsed.success ? parsed.data.code : 0
  const known = meanings.find(([from, to]) => code >= from && code <= to)
  if (known) {
    const [, , kind, words, retry] = known
    const wait = code === 1_303 ? { retryAfterSeconds: placeWaitSeconds } : {}
    return { kind, detail: `${words} (${code})`, retry, billed: false, ...wait }
  }
  const failure = failureOfStatus('Kling', reply)
  const said = parsed.success ? (parsed.data.message ?? '').trim() : ''
  return failure.kind === 'invalid' && said !== ''
    ? { ...failure, detail: `Kling refused the request: ${said}` }
    : failure
}

/** The error for a reply that refuses: by its code, where it has one, and not by the status in front. */
export function refused(http: Http, call: Call, reply: Reply): ProviderError {
  const failure = refusal(reply)
  const parsed = envelope.safeParse(reply.json)
  const code = parsed.success ? parsed.data.code : 0
  if (code <= 0 || code >= ownTrouble) return http.refusal(call, reply, failure)
  return new ProviderError({ ...failure, detail: http.redact(failure.detail) }, 'refused')
}

const withheld = /risk control|risk-control|sensitive|content (policy|safety)|moderat|prohibited|violat/i
const badInput =
  /invalid|unsupported|format|resolution of|duration of|too (large|long|short|small)|no (face|person)|not (found|detected)|download/i

/** How failed work ended: a free text is all that Kling says. */
export function endOfFailed({ said, costMicroUsd }: KlingTask): ProviderStatus {
  const billed = (costMicroUsd ?? 0) > 0
  if (withheld.test(said))
    return { state: 'moderated', detail: 'Kling’s filter withheld this result.', billed }
  const end = (kind: ProviderFailure['kind'], words: string, retry: boolean): ProviderStatus => ({
    state: 'failed',
    failure: { kind, detail: `${words}${said === '' ? '.' : `: ${said}`}`, retry, billed },
  })
  if (badInput.test(said)) return end('invalid', 'Kling could not use the request', false)
  return end('internal', 'Kling could not finish the work', true)
}
