import { z } from 'zod'

export const GoogleOptions = z.strictObject({
  key: z.string().min(1).max(500),
  baseUrl: z.url({ protocol: /^https?$/ }).optional(),
  /** Pictures and speech come in the reply itself; a large picture takes a minute or two. */
  submitTimeoutMs: z.int().positive().default(180_000),
})

export type GoogleOptions = z.input<typeof GoogleOptions> & {
  fetch?: typeof fetch
  /** For prices that change on a day; milliseconds since 1970. */
  now?: () => number
}
