import { asc, eq } from 'drizzle-orm'
import type { QuoteLine } from '#contract/quote.ts'
import type { Queryable } from '#db/client.ts'
import { ledgerAccounts, ledgerHoldLines, ledgerHolds } from '#db/schema/ledger.ts'

export interface ReceiptBucket {
  kind: string
  expiresAt: Date | null
  held: number
  charged: number
  returned: number
  /** The bucket's credits just before the hold, and just after the round's end (null until then). */
  before: number
  after: number | null
}

/** One hold of the job: the first start, or a retry. */
export interface ReceiptRound {
  round: number
  status: 'held' | 'final'
  held: number
  charged: number
  returned: number
  heldAt: Date
  endedAt: Date | null
  buckets: ReceiptBucket[]
}

export interface Receipt {
  jobId: string
  lines: QuoteLine[]
  /** Still set aside. */
  held: number
  charged: number
  returned: number
  rounds: ReceiptRound[]
}

/** What a job cost, bucket by bucket. The quote's lines are the caller's to hand in; the sums are the ledger's. */
export async function receipt(q: Queryable, jobId: string, lines: QuoteLine[]): Promise<Receipt> {
  const rows = await q
    .select({ hold: ledgerHolds, line: ledgerHoldLines, bucket: ledgerAccounts })
    .from(ledgerHolds)
    .leftJoin(ledgerHoldLines, eq(ledgerHoldLines.holdId, ledgerHolds.id))
    .leftJoin(ledgerAccounts, eq(ledgerAccounts.id, ledgerHoldLines.bucketId))
    .where(eq(ledgerHolds.jobId, jobId))
    .orderBy(asc(ledgerHolds.round), asc(ledgerHoldLines.position))

  const rounds = new Map<number, ReceiptRound>()
  for (const { hold, line, bucket } of rows) {
    const round = rounds.get(hold.round) ?? {
      round: hold.round,
      status: hold.status === 'held' ? 'held' : 'final',
      held: hold.amount,
      charged: hold.settled,
      returned: hold.released,
      heldAt: hold.createdAt,
      endedAt: hold.endedAt,
      buckets: [],
    }
    rounds.set(hold.round, round)
    if (line === null || bucket === null) continue
    round.buckets.push({
      kind: bucket.kind,
      expiresAt: bucket.expiresAt,
      held: line.amount,
      charged: line.settled,
      returned: line.released,
      before: line.bucketBefore,
      after: line.bucketAfter,
    })
  }
  const all = [...rounds.values()]
  const sum = (of: (round: ReceiptRound) => number) => all.reduce((total, round) => total + of(round), 0)
  return {
    jobId,
    lines,
    held: sum((round) => (round.status === 'held' ? round.held : 0)),
    charged: sum((round) => round.charged),
    returned: sum((round) => round.returned),
    rounds: all,
  }
}
