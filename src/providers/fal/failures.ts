import { z } from 'zod'
import { failureOfStatus, type Reply } from '../spec/http.ts'
import type { ProviderFailure, ProviderStatus } from '../spec/provider.ts'

const problem = z.object({
  msg: z.string().nullish(),
  type: z.string().nullish(),
  loc: z.unknown().optional(),
})

const errorReply = z.object({
  detail: z.union([z.string(), z.array(problem)]).nullish(),
  error_type: z.string().nullish(),
})

export interface FalError {
  /** One line of what fal said. */
  text: string
  types: string[]
}

/** What an error reply says; null when the body is not one of fal's own errors (a proxy's page, nothing at all). */
export function falError(reply: Pick<Reply, 'json' | 'headers'>): FalError | null {
  const parsed = errorReply.safeParse(reply.json)
  if (!parsed.success) return null
  const { detail, error_type } = parsed.data
  const header = reply.headers.get('x-fal-error-type')
  if (detail == null && error_type == null) return null
  const problems = Array.isArray(detail) ? detail : []
  const types = [error_type, header, ...problems.map(({ type }) => type)].filter((type) => type != null)
  const text = typeof detail === 'string' ? detail : problems.map(({ msg }) => msg ?? '').join(' ')
  return { text: text.trim(), types }
}

const withheld = /content_policy|safety|nsfw|moderation/i

export function isModerated(error: FalError): boolean {
  return error.types.some((type) => withheld.test(type))
}

export const stillRunning = (error: FalError | null) => /still in progress/i.test(error?.text ?? '')

/** Why a submit, an upload or another call was refused. */
export function refusal(reply: Reply): ProviderFailure {
  const failure = failureOfStatus('fal', reply)
  const error = falError(reply)
  if (!error) return failure
  // fal answers 403 both for a wrong key and for an empty balance.
  if (reply.status === 403 && /balance|exhausted|locked/i.test(error.text)) {
    return { ...failure, kind: 'exhausted', detail: 'The balance at fal is used up.' }
  }
  return failure.kind === 'invalid' && error.text !== ''
    ? { ...failure, detail: `fal refused the request: ${error.text}` }
    : failure
}

/**
 * How finished work ended, from its result's reply. null: the reply is not the work's own end (a gateway error, a limit,
 * a key problem), so nothing is known and the next look decides.
 */
export function endOf(reply: Reply): ProviderStatus | null {
  const error = falError(reply)
  if (!error || reply.status === 401 || reply.status === 403 || reply.status === 429) return null
  if (reply.status === 499) return { state: 'canceled' }
  if (isModerated(error)) {
    return { state: 'moderated', detail: 'fal’s filter withheld this result.', billed: false }
  }
  if (reply.status >= 500) {
    // fal documents that work which ends in a server error is not billed.
    const ownTimeout = reply.headers.get('x-fal-request-timeout-type') === 'user'
    const kind = reply.status === 504 ? 'timeout' : 'unavailable'
    const detail = `fal could not finish the work${error.text ? `: ${error.text}` : '.'}`
    return { state: 'failed', failure: { kind, detail, retry: !ownTimeout, billed: false } }
  }
  const detail = `fal refused the request${error.text ? `: ${error.text}` : '.'}`
  return { state: 'failed', failure: { kind: 'invalid', detail, retry: false, billed: false } }
}
