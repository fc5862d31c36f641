import { z } from 'zod'

export const ElevenLabsOptions = z.strictObject({
  key: z.string().min(1).max(500),
  baseUrl: z.url({ protocol: /^https?$/ }).optional(),
  /** The reply is the finished sound, so the POST takes as long as the work: a song takes minutes. */
  submitTimeoutMs: z.int().positive().default(240_000),
})

export type ElevenLabsOptions = z.input<typeof ElevenLabsOptions> & { fetch?: typeof fetch }
