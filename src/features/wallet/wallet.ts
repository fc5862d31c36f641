import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { PageQuery } from '#contract/lists.ts'
import { QuoteLine } from '#contract/quote.ts'
import type { Receipt, Wallet, WalletEntry } from '#contract/wallet.ts'
import type { Queryable } from '#db/client.ts'
import { jobs, quotes } from '#db/schema/jobs.ts'
import { CommonErrors } from '#kernel/errors.ts'
import { balances } from '#ledger/balances.ts'
import { receipt } from '#ledger/receipt.ts'
import { statement } from '#ledger/statement.ts'

const iso = (date: Date | null) => date?.toISOString() ?? null

export async function showWallet(q: Queryable, workspaceId: string): Promise<Wallet> {
  const { buckets, ...sums } = await balances(q, workspaceId)
  return {
    workspaceId,
    ...sums,
    buckets: buckets.map((bucket) => ({ ...bucket, expiresAt: iso(bucket.expiresAt) })),
  }
}

export async function listEntries(
  q: Queryable,
  workspaceId: string,
  page: PageQuery,
): Promise<{ items: WalletEntry[]; nextCursor: string | null }> {
  const { items, nextCursor } = await statement(q, workspaceId, page)
  return { items: items.map(({ at, ...entry }) => ({ ...entry, createdAt: at.toISOString() })), nextCursor }
}

const QuoteReply = z.object({ lines: z.array(QuoteLine) })
const PricedStage = z.object({ stage: z.string(), credits: z.number().int() })

/** Throws `not_found`, also for another workspace's job. */
export async function showReceipt(q: Queryable, workspaceId: string, jobId: string): Promise<Receipt> {
  const [row] = await q
    .select({ stages: jobs.stages, groupId: jobs.groupId, quote: quotes.reply })
    .from(jobs)
    .leftJoin(quotes, eq(quotes.id, jobs.quoteId))
    .where(and(eq(jobs.id, jobId), eq(jobs.workspaceId, workspaceId)))
  if (!row) throw CommonErrors.not_found()

  // A group's quote speaks of all its jobs; what one of them was priced at is in its stages.
  const quoted = row.groupId === null ? QuoteReply.safeParse(row.quote).data?.lines : undefined
  const lines = quoted ?? z.array(PricedStage).parse(row.stages).map(stageLine)
  const { rounds, ...sums } = await receipt(q, jobId, lines)
  return {
    ...sums,
    rounds: rounds.map((round) => ({
      ...round,
      heldAt: round.heldAt.toISOString(),
      endedAt: iso(round.endedAt),
      buckets: round.buckets.map((bucket) => ({ ...bucket, expiresAt: iso(bucket.expiresAt) })),
    })),
  }
}

const stageLine = ({ stage, credits }: z.infer<typeof PricedStage>): QuoteLine => ({
  code: stage,
  label: stage,
  stage,
  quantity: 1,
  unitCredits: credits,
  credits,
})
