import { z } from 'zod'

export const LumaOptions = z.strictObject({
  key: z.string().min(1).max(500),
  baseUrl: z.url({ protocol: /^https?$/ }).optional(),
  submitTimeoutMs: z.int().positive().default(30_000),
})

export type LumaOptions = z.input<typeof LumaOptions> & {
  fetch?: typeof fetch
  /** For when addresses die; milliseconds since 1970. */
  now?: () => number
}
