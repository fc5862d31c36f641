import { z } from 'zod'

export const FalOptions = z.strictObject({
  /** `FAL_KEY`, or `FAL_KEY_ID:FAL_KEY_SECRET`. */
  key: z.string().min(1).max(500),
  baseUrl: z.url({ protocol: /^https?$/ }).optional(),
  /** Long enough for a busy queue to answer; a shorter wait only makes more unclear ends. */
  submitTimeoutMs: z.int().positive().default(30_000),
})

export type FalOptions = z.input<typeof FalOptions> & {
  fetch?: typeof fetch
  /** For the age of webhooks; milliseconds since 1970. */
  now?: () => number
}
