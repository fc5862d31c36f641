import type { WalletEntry } from '#contract/wallet.ts'
import { bucketName } from '#web/features/jobs/receipt/receipt-lines.ts'
import type { BadgeTone } from '#web/ui/badge.tsx'
import { credits, day, number } from '#web/ui/format.ts'

const names: Record<string, string> = {
  top_up: 'Credits bought',
  welcome: 'Welcome credits',
  allowance: 'Plan credits',
  promo: 'Bonus credits',
  house_grant: 'Given by the owner',
  video_generation: 'Take',
  video_refund: 'Returned',
  expiry: 'Expired',
  adjustment: 'Correction',
  reversal: 'Taken back by the bank',
}
const nameOf = (kind: string): string => names[kind] ?? kind

export interface EntryWords {
  what: string
  detail: string
  badge: { words: string; tone: BadgeTone } | null
  tone: 'held' | 'in' | 'muted' | 'plain'
}

/** A line of the statement in words. */
export function entryWords({ kind, memo, status, charged, amount }: WalletEntry): EntryWords {
  if (kind === 'video_generation') {
    const what = memo ?? nameOf(kind)
    if (status === 'held')
      return {
        what,
        detail: 'Runs, charged when it is done',
        badge: { words: 'Held', tone: 'accent' },
        tone: 'held',
      }
    if (charged === 0)
      return {
        what,
        detail: 'Nothing was charged',
        badge: { words: 'Returned', tone: 'neutral' },
        tone: 'muted',
      }
    const kept = charged !== null && charged < -amount
    return {
      what,
      detail: kept ? `${credits(charged)} charged, the rest came back` : 'Charged',
      badge: null,
      tone: 'plain',
    }
  }
  if (kind === 'video_refund')
    return {
      what: `Returned${memo === null ? '' : `, ${memo}`}`,
      detail: 'For what was not made',
      badge: { words: 'Returned', tone: 'ok' },
      tone: 'in',
    }
  return {
    what: nameOf(kind),
    detail: memo !== null && memo !== nameOf(kind) ? memo : '',
    badge: null,
    tone: amount > 0 ? 'in' : 'plain',
  }
}

/** "Plan", "Bonus 100, plan 36". */
export function fromWords(buckets: WalletEntry['buckets']): string {
  const [only] = buckets
  if (only !== undefined && buckets.length === 1) return bucketName(only.kind)
  return buckets
    .map(({ kind, amount }, at) => {
      const name = bucketName(kind)
      return `${at === 0 ? name : name.toLowerCase()} ${number(Math.abs(amount))}`
    })
    .join(', ')
}

/** "− 108", "+ 500": with the space that a column of amounts has. */
export const amountWords = (amount: number): string =>
  amount > 0 ? `+ ${number(amount)}` : number(amount).replace('−', '− ')

/** "3 Nov", "3 to 9 Nov", "28 Oct to 9 Nov". */
export function daysWords(from: string, to: string, now?: Date): string {
  const [first, last] = [day(from, now), day(to, now)]
  if (first === last) return first
  const [date, ...month] = first.split(' ')
  return last.endsWith(` ${month.join(' ')}`) ? `${date} to ${last}` : `${first} to ${last}`
}
