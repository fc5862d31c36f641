import { credits, number } from './format.ts'

export type QuoteState =
  /** The price is being asked for; the last one stays, dim. */
  | { kind: 'loading' }
  | { kind: 'held'; secondsLeft: number }
  /** The last minute of the hold. */
  | { kind: 'expiring'; secondsLeft: number }
  /** Another price than the one that was shown: it needs a press. */
  | { kind: 'changed'; from: number }
  | { kind: 'short'; by: number }
  | { kind: 'free' }

interface QuoteSituation {
  loading: boolean
  /** null before the first answer. */
  total: number | null
  /** What was shown before, when the studio asks for another price now. */
  changedFrom?: number | null | undefined
  balance: number | null
  expiresAt: string | null
  now: number
}

export function quoteState({
  loading,
  total,
  changedFrom,
  balance,
  expiresAt,
  now,
}: QuoteSituation): QuoteState {
  if (loading || total === null) return { kind: 'loading' }
  if (changedFrom != null && changedFrom !== total) return { kind: 'changed', from: changedFrom }
  if (total === 0) return { kind: 'free' }
  if (balance !== null && balance < total) return { kind: 'short', by: total - balance }
  const secondsLeft = expiresAt === null ? Number.POSITIVE_INFINITY : (Date.parse(expiresAt) - now) / 1000
  return secondsLeft <= 60
    ? { kind: 'expiring', secondsLeft: Math.max(0, secondsLeft) }
    : { kind: 'held', secondsLeft }
}

/** What is left afterwards, or what is missing. */
export function priceSentence(
  state: QuoteState,
  total: number | null,
  balance: number | null,
  takes = 1,
): string | null {
  if (total === null || balance === null) return null
  if (state.kind === 'short') {
    const costs = takes === 1 ? 'This take costs' : `These ${takes} takes cost`
    return `${costs} ${number(total)}. You have ${number(balance)}.`
  }
  if (total === 0) return `Nothing is charged. You keep ${credits(balance)}.`
  return `${credits(balance - total)} left after this. Failed takes are refunded in full.`
}
