import { type Call, failureOfStatus, type Http, type Reply } from '../spec/http.ts'
import { ProviderError, type ProviderFailure, type ProviderStatus } from '../spec/provider.ts'
import { type Said, saidIn } from './replies.ts'

const meanings: Record<number, [ProviderFailure['kind'], string, retry: boolean]> = {
  1000: ['unavailable', 'MiniMax has a problem of its own.', true],
  1001: ['timeout', 'MiniMax did not answer in time.', true],
  1002: ['rate-limited', 'MiniMax asks us to slow down.', true],
  1004: ['unauthorized', 'MiniMax does not accept the key.', false],
  1008: ['exhausted', 'The balance at MiniMax is used up.', false],
  1013: ['unavailable', 'MiniMax has a problem of its own.', true],
  1024: ['unavailable', 'MiniMax has a problem of its own.', true],
  1026: ['invalid', 'MiniMax’s filter refused the request.', false],
  1027: ['invalid', 'MiniMax’s filter withheld the result.', false],
  1033: ['unavailable', 'MiniMax has a problem of its own.', true],
  1039: ['rate-limited', 'MiniMax asks us to slow down.', true],
  1041: ['rate-limited', 'MiniMax asks us to slow down.', true],
  2049: ['unauthorized', 'MiniMax does not accept the key.', false],
  2056: ['exhausted', 'The plan at MiniMax is used up for now.', false],
}
const ownTrouble = new Set([1000, 1001, 1013, 1024, 1033])
const filtered = new Set([1026, 1027])

/** Why a call was refused: MiniMax answers most errors with status 200 and a code of its own. */
export function refusal(reply: Reply): ProviderFailure {
  const { code, message } = saidIn(reply.json)
  const known = meanings[code]
  if (known) return { kind: known[0], detail: `${known[1]} (${code})`, retry: known[2], billed: false }
  const failure = failureOfStatus('MiniMax', reply)
  return failure.kind === 'invalid' && message !== ''
    ? { ...failure, detail: `MiniMax refused the request: ${message}` }
    : failure
}

/** True for a reply that carries what was asked for. */
export const isGood = (reply: Reply): boolean => reply.status < 300 && saidIn(reply.json).code === 0

/** True where the filter spoke, before or after the work. */
export const isFiltered = (reply: Reply): boolean => filtered.has(saidIn(reply.json).code)

/** The error for a reply that refuses: by its code, where it has one, and not by the status in front. */
export function refused(http: Http, call: Call, reply: Reply): ProviderError {
  const failure = refusal(reply)
  const { code } = saidIn(reply.json)
  if (code === 0 || ownTrouble.has(code)) return http.refusal(call, reply, failure)
  return new ProviderError({ ...failure, detail: http.redact(failure.detail) }, 'refused')
}

const sensitive = /sensitive|content (policy|moderation)|risk/i

/** How failed work ended. MiniMax's guide says that work which fails is not billed. */
export function endOfFailed({ code, message }: Said): ProviderStatus {
  if (filtered.has(code) || sensitive.test(message))
    return { state: 'moderated', detail: 'MiniMax’s filter withheld this result.', billed: false }
  const [kind, words, retry] =
    meanings[code] ??
    (code >= 2000
      ? (['invalid', 'MiniMax could not use the request.', false] as const)
      : (['internal', 'MiniMax could not finish the work.', true] as const))
  const detail = message === '' ? words : `${words.replace(/\.$/, '')}: ${message}`
  return { state: 'failed', failure: { kind, detail, retry, billed: false } }
}
