import type { LanguageModel } from 'ai'
import { ProviderError, type TextRequest, type Written } from '../spec/provider.ts'
import type { TextDefinition } from './definition.ts'
import { asTextError, emptyText } from './failures.ts'

/** From the call to the last word. */
export const writeTimeoutMs = 120_000
/** A model may think for a while before its first word; a silence in the middle is a dead line. */
const silence = { firstChunkMs: 60_000, chunkMs: 30_000 }

/**
 * One call, never repeated: `onText` hears each piece as it comes. The package is loaded at the first call. A prompt is
 * neither logged nor traced.
 */
export async function write(
  vendor: TextDefinition,
  key: string,
  model: LanguageModel,
  request: TextRequest,
  onText: (piece: string) => void,
  signal: AbortSignal,
): Promise<Written> {
  const { streamText } = await import('ai')
  const limit = AbortSignal.timeout(writeTimeoutMs)
  let text = ''
  try {
    const { stream } = streamText({
      model,
      instructions: request.instructions,
      prompt: request.prompt,
      maxOutputTokens: request.maxOutputTokens,
      ...(vendor.thinks ? { reasoning: 'low' as const } : {}),
      maxRetries: 0,
      abortSignal: AbortSignal.any([signal, limit]),
      timeout: silence,
      // Without a listener the package prints errors, prompt and all.
      onError: () => {},
    })
    for await (const part of stream) {
      if (part.type === 'text-delta') {
        text += part.text
        onText(part.text)
      } else if (part.type === 'error') throw part.error
      else if (part.type === 'abort') throw stopped(vendor, signal)
      else if (part.type === 'finish') {
        const { inputTokens, outputTokens } = part.totalUsage
        const usage = { inputTokens: inputTokens ?? null, outputTokens: outputTokens ?? null }
        if (part.finishReason === 'content-filter') return { text, ending: 'withheld', usage }
        const bad = emptyText(vendor, part.finishReason, text)
        if (bad !== null) throw bad
        return { text, ending: part.finishReason === 'length' ? 'cut' : 'whole', usage }
      }
    }
  } catch (error) {
    if (signal.aborted || limit.aborted) throw stopped(vendor, signal)
    throw asTextError(vendor, key, error)
  }
  throw asTextError(vendor, key, new Error('The stream ended in the middle.'))
}

const stopped = ({ label }: TextDefinition, signal: AbortSignal) =>
  new ProviderError(
    {
      kind: 'timeout',
      detail: signal.aborted ? `The call to ${label} was stopped by us.` : `${label} did not finish in time.`,
      retry: true,
      billed: false,
    },
    'maybe',
  )
