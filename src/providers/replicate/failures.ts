import { z } from 'zod'
import { failureOfStatus, type Reply } from '../spec/http.ts'
import type { ProviderFailure, ProviderStatus } from '../spec/provider.ts'

const problem = z.object({ title: z.string().nullish(), detail: z.string().nullish() })

/** Why a submit, an upload or another call was refused. */
export function refusal(reply: Reply): ProviderFailure {
  const failure = failureOfStatus('Replicate', reply)
  const parsed = problem.safeParse(reply.json)
  const said = parsed.success ? (parsed.data.detail ?? parsed.data.title ?? '').trim() : ''
  return failure.kind === 'invalid' && said !== ''
    ? { ...failure, detail: `Replicate refused the request: ${said}` }
    : failure
}

const withheld = /nsfw|sensitive|safety|content policy|moderat|prohibited|\bE005\b/i
const ownTrouble = /\bE00\d\d?\b|\bE6\d{3}\b|director|queue is full|unexpected error|interrupted|timed? ?out/i
const badInput =
  /invalid|cannot identify|could not (load|read|open)|unsupported|must be|required|too (large|long)/i

/** How a failed prediction ended: its error is a free text of the model's, with Replicate's own codes in some. */
export function endOfFailed(error: unknown): ProviderStatus {
  const said = typeof error === 'string' ? error.trim() : ''
  // Replicate bills official models by their outputs, and here there is none.
  if (withheld.test(said)) {
    return { state: 'moderated', detail: 'The model’s filter withheld this result.', billed: false }
  }
  const end = (kind: ProviderFailure['kind'], detail: string, retry: boolean): ProviderStatus => ({
    state: 'failed',
    failure: { kind, detail: `${detail}${said === '' ? '.' : `: ${said}`}`, retry, billed: false },
  })
  if (ownTrouble.test(said)) return end('unavailable', 'Replicate could not finish the work', true)
  if (badInput.test(said)) return end('invalid', 'The model refused the request', false)
  return end('internal', 'The model failed', false)
}
