import { z } from 'zod'

export const XaiOptions = z.strictObject({
  key: z.string().min(1).max(500),
  baseUrl: z.url({ protocol: /^https?$/ }).optional(),
  /** A picture is made while the POST waits; a video that is edited travels in it. */
  submitTimeoutMs: z.int().positive().default(180_000),
})

export type XaiOptions = z.input<typeof XaiOptions> & { fetch?: typeof fetch }
