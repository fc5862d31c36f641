import type { FinishReason } from 'ai'
import { z } from 'zod'
import { failureOfStatus, neverLeft } from '../spec/http.ts'
import { ProviderError, type ProviderFailure } from '../spec/provider.ts'
import { redact } from '../spec/redact.ts'
import type { TextDefinition } from './definition.ts'

/** The package's errors by their shape: its classes would have to be loaded to ask. */
const Refusal = z.object({
  statusCode: z.number().int().min(400),
  message: z.string(),
  responseHeaders: z.record(z.string(), z.string()).optional().catch(undefined),
})

/** The package's error in the house's words. Neither the key nor what was written is in it. */
export function asTextError({ label }: TextDefinition, key: string, error: unknown): ProviderError {
  if (error instanceof ProviderError) return error
  const refusal = Refusal.safeParse(error).data
  if (refusal !== undefined) {
    const { statusCode: status, responseHeaders, message } = refusal
    const failure = failureOfStatus(label, { status, headers: new Headers(responseHeaders) })
    const said = failure.kind === 'invalid' ? ` ${redact(message, [key]).slice(0, 200)}` : ''
    return new ProviderError(
      { ...failure, detail: `${failure.detail}${said}` },
      status < 500 && status !== 408 ? 'refused' : 'maybe',
    )
  }
  const slow = error instanceof Error && error.name === 'TimeoutError'
  const failure: ProviderFailure = {
    kind: slow ? 'timeout' : 'unavailable',
    detail: slow
      ? `${label} did not finish in time.`
      : `${label} could not be reached, or the connection was lost.`,
    retry: true,
    billed: false,
  }
  return new ProviderError(failure, neverLeft(error) ? 'no' : 'maybe')
}

/** A text that came to an end and is no result. */
export function emptyText(
  { label }: TextDefinition,
  reason: FinishReason,
  text: string,
): ProviderError | null {
  if (reason !== 'error' && text.trim() !== '') return null
  const detail = `${label} wrote nothing.`
  return new ProviderError({ kind: 'internal', detail, retry: true, billed: true }, 'maybe')
}
