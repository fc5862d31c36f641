import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#db/client.ts'
import { assertCredits, Credits } from './amounts.ts'
import { LedgerErrors } from './errors.ts'

/** `track`: the house gives what is missing, so nobody is locked out. `enforce`: what is missing is refused. */
export type Billing = 'track' | 'enforce'

export interface HoldRequest {
  workspaceId: string
  jobId: string
  /** Raised by each retry of the job: every round has a hold of its own. */
  round: number
  /** Credits; 0 is a hold too, so that every round ends the same way. */
  amount: number
  /** What the statement shows. */
  memo: string
  billing: Billing
  /** Only for tests that move time. */
  now?: Date
}

const HoldResult = z.object({ missing: Credits, available: Credits.nullable() })

/**
 * Takes credits out of the buckets, first to expire first, and sets them aside for a round of a job. A round that has
 * its hold already keeps it. Throws `insufficient_credits` (402) under `enforce`.
 */
export async function hold(tx: Transaction, request: HoldRequest): Promise<void> {
  const { workspaceId, jobId, round, amount, memo, billing } = request
  assertCredits(amount, 0)
  const result = await tx.execute(sql`
    select missing, available from ledger_hold(${workspaceId}, ${jobId}, ${round}::int, ${amount}::bigint, ${memo},
      ${billing === 'track'}::boolean, ${request.now?.toISOString() ?? null}::timestamptz)`)
  const { missing, available } = HoldResult.parse(result.rows[0])
  if (missing === 0) return
  throw LedgerErrors.insufficient_credits({
    detail: `This takes ${amount} credits and ${available ?? 0} are there: ${missing} more are needed.`,
    nextSteps: [
      { action: 'top_up', label: `Add ${missing} credits`, credits: missing },
      { action: 'change_request', label: 'Make it shorter or smaller' },
    ],
  })
}

export interface HoldEnd {
  settled: number
  released: number
}

const EndResult = z.object({ settled: Credits, released: Credits })

/**
 * Ends a round's hold, once: `settle` credits go to the house, the rest back to the buckets they came from. A second
 * call moves nothing and returns what the first one did. Throws `hold_unknown` when the round never had a hold.
 */
export async function endHold(
  tx: Transaction,
  request: { jobId: string; round: number; settle: number; now?: Date },
): Promise<HoldEnd> {
  assertCredits(request.settle, 0)
  const result = await tx.execute(sql`
    select settled, released from ledger_end_hold(${request.jobId}, ${request.round}::int, ${request.settle}::bigint,
      ${request.now?.toISOString() ?? null}::timestamptz)`)
  const [row] = result.rows
  if (row === undefined || row.settled === null) throw LedgerErrors.hold_unknown()
  return EndResult.parse(row)
}
