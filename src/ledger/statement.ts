import { and, asc, desc, eq, inArray, lt } from 'drizzle-orm'
import type { Queryable } from '#db/client.ts'
import {
  ledgerAccounts,
  ledgerEntries,
  ledgerHoldLines,
  ledgerHolds,
  type transferKinds,
} from '#db/schema/ledger.ts'
import { CommonErrors } from '#kernel/errors.ts'
import type { BucketKind } from './grants.ts'

type TransferKind = (typeof transferKinds)[number]

export interface StatementEntry {
  id: string
  kind: TransferKind
  /** Signed: credits that came (positive) or went (negative). */
  amount: number
  /** What was left after this entry; below zero while credits are owed. */
  balanceAfter: number
  /** A generation's line is `held` until its job has ended; everything else is `final` at once. */
  status: 'held' | 'final'
  /** Of a final generation line: what the house kept. The rest is a `video_refund` line of its own. */
  charged: number | null
  /** The buckets that gave or got them, signed like `amount`; none where credits went by no bucket's choice. */
  buckets: { kind: BucketKind; amount: number }[]
  jobId: string | null
  memo: string | null
  at: Date
}

export interface StatementPage {
  items: StatementEntry[]
  nextCursor: string | null
}

/** A workspace's statement, newest first. The cursor is the last id of the page before. */
export async function statement(
  q: Queryable,
  workspaceId: string,
  page: { cursor?: string | undefined; limit: number },
): Promise<StatementPage> {
  const before = page.cursor === undefined ? null : parseCursor(page.cursor)
  const rows = await q
    .select({ entry: ledgerEntries, hold: { status: ledgerHolds.status, settled: ledgerHolds.settled } })
    .from(ledgerEntries)
    .leftJoin(
      ledgerHolds,
      and(eq(ledgerHolds.id, ledgerEntries.holdId), eq(ledgerEntries.kind, 'video_generation')),
    )
    .where(
      and(
        eq(ledgerEntries.workspaceId, workspaceId),
        before === null ? undefined : lt(ledgerEntries.id, before),
      ),
    )
    .orderBy(desc(ledgerEntries.id))
    .limit(page.limit + 1)

  const shown = rows.slice(0, page.limit)
  const linesOf = await holdLines(
    q,
    shown.flatMap(({ entry }) => entry.holdId ?? []),
  )
  const items = shown.map(({ entry, hold }): StatementEntry => {
    const live = hold?.status === 'held'
    return {
      id: String(entry.id),
      kind: entry.kind,
      amount: entry.amount,
      balanceAfter: entry.balanceAfter,
      status: live ? 'held' : 'final',
      charged: hold === null || live ? null : hold.settled,
      buckets: bucketsOf(entry, linesOf.get(entry.holdId ?? '') ?? []),
      jobId: entry.jobId,
      memo: entry.memo,
      at: entry.createdAt,
    }
  })
  return { items, nextCursor: rows.length > page.limit ? (items.at(-1)?.id ?? null) : null }
}

type HoldLine = Pick<typeof ledgerHoldLines.$inferSelect, 'holdId' | 'amount' | 'released'> & {
  bucket: string
}

async function holdLines(q: Queryable, holdIds: readonly string[]): Promise<Map<string, HoldLine[]>> {
  if (holdIds.length === 0) return new Map()
  const { holdId, amount, released, position } = ledgerHoldLines
  const lines = await q
    .select({ holdId, amount, released, bucket: ledgerAccounts.kind })
    .from(ledgerHoldLines)
    .innerJoin(ledgerAccounts, eq(ledgerAccounts.id, ledgerHoldLines.bucketId))
    .where(inArray(holdId, [...new Set(holdIds)]))
    .orderBy(asc(position))
  return Map.groupBy(lines, (line) => line.holdId)
}

/** What is given always goes into the same bucket. */
const grantBuckets: Partial<Record<TransferKind, BucketKind>> = {
  top_up: 'purchased',
  allowance: 'allowance',
  welcome: 'promo',
  promo: 'promo',
  house_grant: 'promo',
}

function bucketsOf(
  { kind, amount }: { kind: TransferKind; amount: number },
  lines: readonly HoldLine[],
): StatementEntry['buckets'] {
  const given = grantBuckets[kind]
  if (given !== undefined) return [{ kind: given, amount }]
  return lines.flatMap(({ bucket, amount: held, released }) => {
    const moved = kind === 'video_refund' ? released : -held
    return isBucket(bucket) && moved !== 0 ? [{ kind: bucket, amount: moved }] : []
  })
}

const isBucket = (kind: string): kind is BucketKind =>
  kind === 'purchased' || kind === 'allowance' || kind === 'promo'

function parseCursor(cursor: string): number {
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor)
  throw CommonErrors.validation_failed({
    errors: [{ path: 'cursor', code: 'invalid_cursor', message: 'This cursor is not one of ours.' }],
  })
}
