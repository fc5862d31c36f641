import { z } from 'zod'

export const StabilityOptions = z.strictObject({
  key: z.string().min(1).max(500),
  baseUrl: z.url({ protocol: /^https?$/ }).optional(),
  /** Most replies are the finished file, so the POST takes as long as the work. */
  submitTimeoutMs: z.int().positive().default(240_000),
})

export type StabilityOptions = z.input<typeof StabilityOptions> & { fetch?: typeof fetch }
