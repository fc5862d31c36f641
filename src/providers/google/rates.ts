import type { MicroUsd } from '#kernel/money.ts'
import type { UsageReply } from './replies.ts'

/** Dollars for a million tokens. */
interface Rates {
  input: number
  /** What the model writes and thinks beside the file. */
  text: number
  /** The picture or the sound itself. */
  file: number
}

/** Until then speech is sold at half its price. */
const speechOfferEnds = Date.UTC(2027, 0, 1)

function ratesOf(model: string, nowMs: number): Rates | null {
  const offer = nowMs < speechOfferEnds ? 0.5 : 1
  switch (model) {
    case 'gemini-3-pro-image':
      return { input: 2, text: 12, file: 120 }
    case 'gemini-3.1-flash-image':
      return { input: 0.5, text: 3, file: 60 }
    case 'gemini-3.8-flash-tts':
      return { input: offer, text: 0, file: 18 * offer }
    case 'gemini-3.8-flash-lite-tts':
      return { input: offer, text: 0, file: 12 * offer }
    default:
      return null
  }
}

/** Google says how many tokens it counted, not what they cost. */
export function costOf(model: string, usage: UsageReply | null | undefined, nowMs: number): MicroUsd | null {
  const rates = ratesOf(model, nowMs)
  if (rates === null || usage?.candidatesTokenCount == null) return null
  const file = fileTokens(usage)
  const text = Math.max(0, usage.candidatesTokenCount - file) + (usage.thoughtsTokenCount ?? 0)
  return Math.ceil((usage.promptTokenCount ?? 0) * rates.input + text * rates.text + file * rates.file)
}

export const fileTokens = ({ candidatesTokensDetails }: UsageReply): number =>
  (candidatesTokensDetails ?? [])
    .filter(({ modality }) => modality === 'IMAGE' || modality === 'AUDIO')
    .reduce((sum, { tokenCount }) => sum + (tokenCount ?? 0), 0)
