import { z } from 'zod'

export const RunwayOptions = z.strictObject({
  key: z.string().min(1).max(500),
  baseUrl: z.url({ protocol: /^https?$/ }).optional(),
  submitTimeoutMs: z.int().positive().default(30_000),
})

export type RunwayOptions = z.input<typeof RunwayOptions> & { fetch?: typeof fetch }
