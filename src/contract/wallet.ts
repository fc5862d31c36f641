import { z } from 'zod'
import { QuoteLine } from './quote.ts'

const credits = z.number().int()

export const Wallet = z.object({
  workspaceId: z.string(),
  /** What can be spent now. */
  available: credits,
  /** Set aside for jobs that have not ended. */
  held: credits,
  /** Owed after a bank took credits back; the next credits pay it. */
  debt: credits,
  /** In the order in which they are spent. */
  buckets: z.array(
    z.object({
      kind: z.enum(['purchased', 'allowance', 'promo']),
      balance: credits,
      expiresAt: z.string().nullable(),
    }),
  ),
})
export type Wallet = z.infer<typeof Wallet>

/** A line of the statement, newest first. A generation's line is `held` until its job has ended. */
export const WalletEntry = z.object({
  id: z.string(),
  kind: z.string(),
  /** Signed: credits that came (positive) or went (negative). */
  amount: credits,
  balanceAfter: credits,
  status: z.enum(['held', 'final']),
  /** Of an ended generation: what was charged. The rest is a `video_refund` line of its own. */
  charged: credits.nullable(),
  /** The buckets that gave or got them, as far as one line is about some; signed like `amount`. */
  buckets: z.array(z.object({ kind: z.enum(['purchased', 'allowance', 'promo']), amount: credits })),
  jobId: z.string().nullable(),
  memo: z.string().nullable(),
  createdAt: z.string(),
})
export type WalletEntry = z.infer<typeof WalletEntry>

const money = { held: credits, charged: credits, returned: credits }

export const Receipt = z.object({
  jobId: z.string(),
  lines: z.array(QuoteLine),
  ...money,
  /** One for the first start and one for each retry. */
  rounds: z.array(
    z.object({
      round: z.number().int(),
      status: z.enum(['held', 'final']),
      ...money,
      heldAt: z.string(),
      endedAt: z.string().nullable(),
      /** Where the credits came from and went back to; `before` the hold and `after` the round's end. */
      buckets: z.array(
        z.object({
          kind: z.string(),
          expiresAt: z.string().nullable(),
          ...money,
          before: credits,
          after: credits.nullable(),
        }),
      ),
    }),
  ),
})
export type Receipt = z.infer<typeof Receipt>
