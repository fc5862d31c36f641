import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#db/client.ts'
import { assertCredits } from './amounts.ts'

export type BucketKind = 'purchased' | 'allowance' | 'promo'
export type GrantKind = 'top_up' | 'welcome' | 'allowance' | 'promo' | 'house_grant' | 'adjustment'

export interface Grant {
  workspaceId: string
  bucket: BucketKind
  amount: number
  kind: GrantKind
  /** Names the reason once and for ever, e.g. `welcome:<user>`: the same key never moves credits again. */
  idempotencyKey: string
  memo?: string
  expiresAt?: Date
}

const Moved = z.object({ moved: z.boolean() })

/** Credits come in; what the workspace owes is paid first. False when the key was used before: nothing moved. */
export async function grant(tx: Transaction, request: Grant): Promise<boolean> {
  assertCredits(request.amount, 1)
  const result = await tx.execute(sql`
    select ledger_grant(${request.workspaceId}, ${request.bucket}, ${request.amount}::bigint, ${request.kind},
      ${request.idempotencyKey}, ${request.memo ?? null}, ${request.expiresAt?.toISOString() ?? null}::timestamptz, null)
      as moved`)
  return Moved.parse(result.rows[0]).moved
}

export interface Reversal {
  workspaceId: string
  amount: number
  idempotencyKey: string
  memo?: string
}

/** Credits that a bank took back: out of the buckets, and what was spent already becomes debt. False: the key was used. */
export async function reverse(tx: Transaction, request: Reversal): Promise<boolean> {
  assertCredits(request.amount, 1)
  const result = await tx.execute(sql`
    select ledger_reverse(${request.workspaceId}, ${request.amount}::bigint, ${request.idempotencyKey},
      ${request.memo ?? null}) as moved`)
  return Moved.parse(result.rows[0]).moved
}
