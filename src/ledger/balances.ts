import { and, eq, ne, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Queryable } from '#db/client.ts'
import { ledgerAccounts } from '#db/schema/ledger.ts'
import { Credits } from './amounts.ts'
import type { BucketKind } from './grants.ts'

export interface Bucket {
  kind: BucketKind
  balance: number
  expiresAt: Date | null
}

export interface Balances {
  /** What can be spent now: buckets that have not expired. */
  available: number
  /** Set aside for jobs that have not ended. */
  held: number
  /** Owed; the next credits pay it. */
  debt: number
  /** Those with credits, in the order in which they are spent. */
  buckets: Bucket[]
}

export async function balances(q: Queryable, workspaceId: string, now: Date = new Date()): Promise<Balances> {
  const accounts = await q
    .select({
      kind: ledgerAccounts.kind,
      balance: ledgerAccounts.balance,
      expiresAt: ledgerAccounts.expiresAt,
    })
    .from(ledgerAccounts)
    .where(and(eq(ledgerAccounts.workspaceId, workspaceId), ne(ledgerAccounts.balance, 0)))
    .orderBy(
      sql`${ledgerAccounts.expiresAt} nulls last,
        array_position(array['promo', 'allowance', 'purchased'], ${ledgerAccounts.kind}), ${ledgerAccounts.id}`,
    )

  const sumOf = (kind: 'held' | 'debt') =>
    accounts.reduce((sum, account) => sum + (account.kind === kind ? account.balance : 0), 0)
  const buckets = accounts.flatMap(({ kind, balance, expiresAt }): Bucket[] => {
    if (kind === 'held' || kind === 'debt' || kind === 'house') return []
    return expiresAt !== null && expiresAt <= now ? [] : [{ kind, balance, expiresAt }]
  })
  return {
    available: buckets.reduce((sum, bucket) => sum + bucket.balance, 0),
    held: sumOf('held'),
    debt: sumOf('debt'),
    buckets,
  }
}

/** The house's accounts, rolled up from their transfers: what each took in minus what it gave. Reads every transfer. */
export async function houseBalances(q: Queryable): Promise<Map<string, number>> {
  const result = await q.execute(sql`
    select a.id, coalesce((select sum(amount) from ledger_transfers where credit_account_id = a.id), 0)
      - coalesce((select sum(amount) from ledger_transfers where debit_account_id = a.id), 0) as balance
    from ledger_accounts a where a.kind = 'house' order by a.id`)
  const rows = z.array(z.object({ id: z.string(), balance: Credits })).parse(result.rows)
  return new Map(rows.map((row) => [row.id, row.balance]))
}
