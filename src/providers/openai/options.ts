import { z } from 'zod'

export const OpenAiOptions = z.strictObject({
  key: z.string().min(1).max(500),
  baseUrl: z.url({ protocol: /^https?$/ }).optional(),
  /** The reply is the finished picture, so the POST takes as long as the work: the largest take minutes. */
  submitTimeoutMs: z.int().positive().default(240_000),
})

export type OpenAiOptions = z.input<typeof OpenAiOptions> & { fetch?: typeof fetch }
