import { z } from 'zod'

export const BflOptions = z.strictObject({
  key: z.string().min(1).max(500),
  baseUrl: z.url({ protocol: /^https?$/ }).optional(),
  submitTimeoutMs: z.int().positive().default(30_000),
})

export type BflOptions = z.input<typeof BflOptions> & {
  fetch?: typeof fetch
  /** For the age of work and of webhooks; milliseconds since 1970. */
  now?: () => number
}
