import type { GenerationRequest } from '#contract/generation.ts'
import { taskInstructions } from './tasks.ts'

/**
 * About how many tokens a text has. Every maker cuts text in its own way; this leans to the high side, so that a price is
 * rather too high than too low: four plain letters a token, one for each letter of other scripts.
 */
export function estimateTokens(text: string): number {
  let plain = 0
  let other = 0
  for (const letter of text) {
    if (letter < '\u0250') plain++
    else other++
  }
  return Math.ceil(plain / 3.6 + other)
}

/** What frames a call beside the words themselves. */
const frameTokens = 20

export interface TokenCount {
  input: number
  /** The most that may be written. */
  output: number
}

/** The tokens that a request of mode `text` is priced by. */
export function tokensOf({ prompt, options }: Pick<GenerationRequest, 'prompt' | 'options'>): TokenCount {
  const { task, instructions, maxTokens } = options
  const told = taskInstructions(typeof task === 'string' ? task : '', `${instructions ?? ''}`)
  return {
    input: estimateTokens(`${told}\n${prompt}`) + frameTokens,
    output: typeof maxTokens === 'number' ? maxTokens : 0,
  }
}
