import { z } from 'zod'
import { failureOfStatus, type Reply } from '../spec/http.ts'
import type { ProviderFailure } from '../spec/provider.ts'

const problem = z.object({ error: z.object({ message: z.string().nullish(), code: z.string().nullish() }) })

function problemIn({ json }: Pick<Reply, 'json'>): { said: string; code: string } {
  const parsed = problem.safeParse(json)
  if (!parsed.success) return { said: '', code: '' }
  const { message, code } = parsed.data.error
  return { said: (message ?? '').trim(), code: code ?? '' }
}

/** Why a request was refused. */
export function refusal(reply: Reply): ProviderFailure {
  const failure = failureOfStatus('OpenAI', reply)
  const { said, code } = problemIn(reply)
  // An empty purse has the status of a crowd, and waiting does not fill it.
  if (code === 'insufficient_quota' || code === 'billing_hard_limit_reached')
    return { kind: 'exhausted', detail: 'The balance at OpenAI is used up.', retry: false, billed: false }
  return failure.kind === 'invalid' && said !== ''
    ? { ...failure, detail: `OpenAI refused the request: ${said}` }
    : failure
}

const filters = ['moderation_blocked', 'content_policy_violation']

export const isWithheld = (reply: Reply): boolean =>
  reply.status === 400 && filters.includes(problemIn(reply).code)
