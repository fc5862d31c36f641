import type { Wallet } from '#contract/wallet.ts'
import { day, number } from '#web/ui/format.ts'

type Bucket = Wallet['buckets'][number]

const names: Record<Bucket['kind'], string> = { allowance: 'plan', purchased: 'bought', promo: 'bonus' }

/** "640 plan, 500 bought, 100 bonus until 30 Nov": where the balance comes from. */
export function bucketWords(buckets: readonly Bucket[], now?: Date): string {
  return buckets
    .filter(({ balance }) => balance > 0)
    .map(({ kind, balance, expiresAt }) => {
      const until = expiresAt === null ? '' : ` until ${day(expiresAt, now)}`
      return `${number(balance)} ${names[kind]}${until}`
    })
    .join(', ')
}
