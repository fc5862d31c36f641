import { z } from 'zod'

export const MinimaxOptions = z.strictObject({
  key: z.string().min(1).max(500),
  baseUrl: z.url({ protocol: /^https?$/ }).optional(),
  /** A song is made while the POST waits. */
  submitTimeoutMs: z.int().positive().default(240_000),
})

export type MinimaxOptions = z.input<typeof MinimaxOptions> & { fetch?: typeof fetch }
