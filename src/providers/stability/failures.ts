import { z } from 'zod'
import { failureOfStatus, type Reply } from '../spec/http.ts'
import type { ProviderFailure } from '../spec/provider.ts'

const problem = z.object({ name: z.string().nullish(), errors: z.array(z.string()).nullish() })

function problemIn({ json }: Pick<Reply, 'json'>): { name: string; said: string } {
  const parsed = problem.safeParse(json)
  if (!parsed.success) return { name: '', said: '' }
  return { name: parsed.data.name ?? '', said: (parsed.data.errors ?? []).join(' ').trim() }
}

/** Why a request was refused. */
export function refusal(reply: Reply): ProviderFailure {
  const failure = failureOfStatus('Stability AI', reply)
  const { said } = problemIn(reply)
  return failure.kind === 'invalid' && said !== ''
    ? { ...failure, detail: `Stability AI refused the request: ${said}` }
    : failure
}

/** The filter has the status of a wrong key, and a name of its own. */
export const isWithheld = (reply: Reply): boolean =>
  reply.status === 403 && problemIn(reply).name === 'content_moderation'
