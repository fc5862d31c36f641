import { z } from 'zod'

export const VertexOptions = z.strictObject({
  /** The key file of a service account, in base64. */
  key: z.string().min(1).max(4_000),
  baseUrl: z.url({ protocol: /^https?$/ }).optional(),
  submitTimeoutMs: z.int().positive().default(30_000),
})

export type VertexOptions = z.input<typeof VertexOptions> & {
  fetch?: typeof fetch
  /** For tokens that die; milliseconds since 1970. */
  now?: () => number
}
