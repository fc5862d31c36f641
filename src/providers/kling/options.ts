import { z } from 'zod'

export const KlingOptions = z.strictObject({
  key: z.string().min(1).max(500),
  baseUrl: z.url({ protocol: /^https?$/ }).optional(),
  submitTimeoutMs: z.int().positive().default(60_000),
})

export type KlingOptions = z.input<typeof KlingOptions> & {
  fetch?: typeof fetch
  /** For the age of a token and of a lost submit; milliseconds since 1970. */
  now?: () => number
}
