import type { WalletEntry } from '#contract/wallet.ts'

/** Where the month ends if it goes on like this; null while there is too little to say so. */
export function monthAtThisPace(spent: number, dayOfMonth: number, daysInMonth: number): number | null {
  return spent <= 0 || dayOfMonth < 3 ? null : Math.round((spent / dayOfMonth) * daysInMonth)
}

/** What the last charged take cost. */
export const lastCharge = (entries: readonly WalletEntry[]): number | null =>
  entries.find(({ charged }) => charged !== null && charged > 0)?.charged ?? null

export interface LowBalance {
  /** Takes like the last one that the balance still pays. */
  takes: number
  lastCharge: number | null
}

/** Nearly nothing left: less than three takes like the last one, or nothing at all. */
export function lowBalance(available: number, entries: readonly WalletEntry[]): LowBalance | null {
  const cost = lastCharge(entries)
  if (cost === null) return available <= 0 && entries.length > 0 ? { takes: 0, lastCharge: null } : null
  const takes = Math.max(0, Math.floor(available / cost))
  return takes < 3 ? { takes, lastCharge: cost } : null
}
