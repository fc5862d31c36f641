import type { WalletEntry } from '#contract/wallet.ts'

export const statementFilters = ['all', 'charges', 'returns', 'in'] as const
export type StatementFilter = (typeof statementFilters)[number]

type BucketSum = WalletEntry['buckets'][number]

export type StatementRow =
  | { kind: 'line'; entry: WalletEntry }
  /** Older lines as one, with their sum. */
  | { kind: 'fold'; from: string; to: string; count: number; amount: number; buckets: BucketSum[] }
  /** What was there before the oldest line that is known. */
  | { kind: 'opening'; at: string; balance: number; isFirst: boolean }

interface View {
  filter: StatementFilter
  /** How many lines are shown before the rest is one row. */
  shown: number
  /** Older lines are still with the studio. */
  hasMore: boolean
}

/** The statement from the newest line down to the opening balance. `entries` are newest first. */
export function statementRows(
  entries: readonly WalletEntry[],
  { filter, shown, hasMore }: View,
): StatementRow[] {
  const wanted = entries.filter((entry) => isOf(entry, filter))
  // A fold of one line is longer than the line.
  const open = wanted.length - shown <= 1 ? wanted.length : shown
  const rows: StatementRow[] = wanted.slice(0, open).map((entry) => ({ kind: 'line', entry }))
  const folded = foldOf(wanted.slice(open))
  if (folded !== null) rows.push(folded)
  const oldest = entries.at(-1)
  if (oldest !== undefined && filter === 'all') {
    rows.push({
      kind: 'opening',
      at: oldest.createdAt,
      balance: oldest.balanceAfter - oldest.amount,
      isFirst: !hasMore,
    })
  }
  return rows
}

function isOf({ kind, amount }: WalletEntry, filter: StatementFilter): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'charges':
      return kind === 'video_generation'
    case 'returns':
      return kind === 'video_refund'
    case 'in':
      return amount > 0 && kind !== 'video_refund'
  }
}

function foldOf(entries: readonly WalletEntry[]): StatementRow | null {
  const newest = entries[0]
  const oldest = entries.at(-1)
  if (newest === undefined || oldest === undefined) return null
  return {
    kind: 'fold',
    from: oldest.createdAt,
    to: newest.createdAt,
    count: entries.length,
    amount: entries.reduce((sum, { amount }) => sum + amount, 0),
    buckets: bucketSums(entries),
  }
}

function bucketSums(entries: readonly WalletEntry[]): BucketSum[] {
  const sums = new Map<BucketSum['kind'], number>()
  for (const { kind, amount } of entries.flatMap(({ buckets }) => buckets))
    sums.set(kind, (sums.get(kind) ?? 0) + amount)
  return [...sums].map(([kind, amount]) => ({ kind, amount }))
}
