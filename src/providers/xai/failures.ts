import { z } from 'zod'
import { failureOfStatus, type Reply } from '../spec/http.ts'
import type { ProviderFailure, ProviderStatus } from '../spec/provider.ts'
import { costOf, type VideoReply } from './replies.ts'

/** An error is a text, or an object with one. */
const errorReply = z.object({
  error: z.union([z.string(), z.object({ message: z.string() }).transform(({ message }) => message)]),
})

function saidIn(reply: Reply): string {
  const parsed = errorReply.safeParse(reply.json)
  return parsed.success ? parsed.data.error.trim() : ''
}

/** Why a submit or another call was refused. */
export function refusal(reply: Reply): ProviderFailure {
  const failure = failureOfStatus('xAI', reply)
  const said = saidIn(reply)
  // xAI has no status of its own for an empty balance.
  if (reply.status === 403 && /credit|spending limit|balance/i.test(said))
    return { ...failure, kind: 'exhausted', detail: 'The balance at xAI is used up.' }
  // It calls a wrong key a bad request.
  if (reply.status === 400 && /api key/i.test(said))
    return { ...failure, kind: 'unauthorized', detail: 'xAI does not accept the key. (HTTP 400)' }
  return failure.kind === 'invalid' && said !== ''
    ? { ...failure, detail: `xAI refused the request: ${said}` }
    : failure
}

const withheld = /moderation|content policy|safety|policy violation/i

/** True where the filter refused what was asked. */
export const isFiltered = (reply: Reply): boolean => reply.status === 400 && withheld.test(saidIn(reply))

/** A withheld video was made and is billed, as resellers of xAI's bills report; its own usage says more where it is there. */
export function moderated(reply: Pick<VideoReply, 'usage'>): ProviderStatus {
  const cost = costOf(reply)
  return {
    state: 'moderated',
    detail: 'xAI’s filter withheld this result.',
    billed: (cost ?? 1) > 0,
    ...(cost === null ? {} : { costMicroUsd: cost }),
  }
}

const meanings: Record<string, [ProviderFailure['kind'], string, retry: boolean]> = {
  invalid_argument: ['invalid', 'xAI could not use the request', false],
  failed_precondition: ['invalid', 'xAI’s model cannot do this', false],
  permission_denied: ['unauthorized', 'This account at xAI may not do this', false],
  service_unavailable: ['unavailable', 'xAI has too much to do now', true],
}

/** How failed work ended. */
export function endOfFailed(reply: VideoReply): ProviderStatus {
  const { code, message } = reply.error ?? {}
  const said = (message ?? '').trim()
  const billed = (costOf(reply) ?? 0) > 0
  if (withheld.test(said)) return { state: 'moderated', detail: 'xAI’s filter refused this request.', billed }
  const [kind, words, retry] = meanings[code ?? ''] ?? ['internal', 'xAI could not finish the work', true]
  const detail = `${words}${said === '' ? '.' : `: ${said}`}`
  return { state: 'failed', failure: { kind, detail, retry, billed } }
}
