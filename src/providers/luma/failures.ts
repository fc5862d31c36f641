import { z } from 'zod'
import { failureOfStatus, type Reply } from '../spec/http.ts'
import type { ProviderFailure, ProviderStatus } from '../spec/provider.ts'
import type { GenerationReply } from './replies.ts'

const errorReply = z.object({ detail: z.string().nullish() })

/** Why a submit, an upload or another call was refused. */
export function refusal(reply: Reply): ProviderFailure {
  const failure = failureOfStatus('Luma', reply)
  const parsed = errorReply.safeParse(reply.json)
  const said = parsed.success ? (parsed.data.detail ?? '').trim() : ''
  return failure.kind === 'invalid' && said !== ''
    ? { ...failure, detail: `Luma refused the request: ${said}` }
    : failure
}

const meanings: Record<string, [ProviderFailure['kind'], string, retry: boolean]> = {
  generation_failed: ['unavailable', 'Luma could not finish the work', true],
  output_not_found: ['unavailable', 'Luma lost the result', true],
  rate_limited: ['rate-limited', 'Luma asks us to slow down', true],
  budget_exhausted: ['exhausted', 'The balance at Luma is used up', false],
  image_too_large: ['invalid', 'A picture is too large for Luma', false],
  unsupported_format: ['invalid', 'Luma does not read this kind of file', false],
  corrupt_input: ['invalid', 'Luma could not read a file', false],
  invalid_request: ['invalid', 'Luma refused the request', false],
}

/** How a failed generation ended. Luma gives the money for one back. */
export function endOfFailed({ failure_code, failure_reason }: GenerationReply): ProviderStatus {
  if (failure_code === 'content_moderated') {
    return { state: 'moderated', detail: 'Luma’s filter withheld this result.', billed: false }
  }
  const [kind, words, retry] = meanings[failure_code ?? ''] ?? ['internal', 'The work failed at Luma', false]
  const said = (failure_reason ?? '').trim()
  const detail = `${words}${said === '' ? '.' : `: ${said}`}`
  return { state: 'failed', failure: { kind, detail, retry, billed: false } }
}
