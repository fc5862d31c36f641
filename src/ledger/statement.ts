import { and, desc, eq, lt } from 'drizzle-orm'
import type { Queryable } from '#db/client.ts'
import { ledgerEntries, ledgerHolds, type transferKinds } from '#db/schema/ledger.ts'
import { CommonErrors } from '#kernel/errors.ts'

export interface StatementEntry {
  id: string
  kind: (typeof transferKinds)[number]
  /** Signed: credits that came (positive) or went (negative). */
  amount: number
  /** What was left after this entry; below zero while credits are owed. */
  balanceAfter: number
  /** A generation's line is `held` until its job has ended; everything else is `final` at once. */
  status: 'held' | 'final'
  /** Of a final generation line: what the house kept. The rest is a `video_refund` line of its own. */
  charged: number | null
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

  const items = rows.slice(0, page.limit).map(({ entry, hold }): StatementEntry => {
    const live = hold?.status === 'held'
    return {
      id: String(entry.id),
      kind: entry.kind,
      amount: entry.amount,
      balanceAfter: entry.balanceAfter,
      status: live ? 'held' : 'final',
      charged: hold === null || live ? null : hold.settled,
      jobId: entry.jobId,
      memo: entry.memo,
      at: entry.createdAt,
    }
  })
  return { items, nextCursor: rows.length > page.limit ? (items.at(-1)?.id ?? null) : null }
}

function parseCursor(cursor: string): number {
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor)
  throw CommonErrors.validation_failed({
    errors: [{ path: 'cursor', code: 'invalid_cursor', message: 'This cursor is not one of ours.' }],
  })
}
