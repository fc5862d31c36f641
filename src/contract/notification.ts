import { z } from 'zod'
import { Mode } from './generation.ts'
import { Failure } from './job.ts'

const common = {
  id: z.string(),
  at: z.string(),
  /** It came after what the person has seen: see `notificationsSeenAt` of the preferences. */
  unread: z.boolean(),
}

/** A take or a film that ended by itself; what a person canceled is no news to him. */
export const JobNotification = z.object({
  ...common,
  kind: z.literal('job'),
  jobId: z.string(),
  status: z.enum(['succeeded', 'failed']),
  jobKind: z.string(),
  /** Of a take; null for a film. */
  mode: Mode.nullable(),
  prompt: z.string(),
  engineId: z.string(),
  projectId: z.string().nullable(),
  shotId: z.string().nullable(),
  posterUrl: z.string().nullable(),
  charged: z.number().int(),
  refunded: z.number().int(),
  error: Failure.nullable(),
})

/** Credits that came or went without a job. */
export const WalletNotification = z.object({
  ...common,
  kind: z.literal('wallet'),
  entryKind: z.string(),
  /** Signed: credits that came (positive) or went (negative). */
  amount: z.number().int(),
  balanceAfter: z.number().int(),
  memo: z.string().nullable(),
})

export const Notification = z.discriminatedUnion('kind', [JobNotification, WalletNotification])
export type Notification = z.infer<typeof Notification>

export const NotificationPage = z.object({
  items: z.array(Notification),
  nextCursor: z.string().nullable(),
  /** How many came since the person last looked; a hundred stands for more. */
  unread: z.number().int(),
})
export type NotificationPage = z.infer<typeof NotificationPage>
