import { z } from 'zod'

/** How much one key of the studio may do at its vendor; null follows the vendor's first tier. */
export const StudioLimits = z.strictObject({
  /** Takes at the vendor at once. */
  concurrency: z.number().int().min(1).max(10_000).nullable(),
  requestsPerSecond: z.number().min(0.05).max(1_000).nullable(),
})
export type StudioLimits = z.infer<typeof StudioLimits>

/** A vendor and the studio's own key for it. The key itself is never shown. */
export const StudioKey = z.object({
  provider: z.string(),
  label: z.string(),
  /** Where the vendor hands out keys. */
  keysUrl: z.string(),
  /** How many engines of the catalog it serves. */
  engines: z.number().int(),
  key: z
    .object({
      /** `environment`: set where the studio is started; it wins and cannot be changed here. */
      from: z.enum(['environment', 'settings']),
      lastFour: z.string(),
      status: z.enum(['works', 'refused', 'unreadable', 'untested']),
      /** What the vendor said to it last. */
      detail: z.string(),
      testedAt: z.string().nullable(),
    })
    .nullable(),
  /** In force now; null without a key. A vendor that queues by itself sets no number of takes. */
  limits: z.object({ concurrency: z.number().nullable(), requestsPerSecond: z.number() }).nullable(),
  /** What the owner has set. */
  ownLimits: StudioLimits,
  /** Takes at the vendor now. */
  running: z.number().int(),
})
export type StudioKey = z.infer<typeof StudioKey>
