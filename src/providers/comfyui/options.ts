import { z } from 'zod'
import type { Net } from '../spec/vendor.ts'

export const ComfyUiOptions = z.strictObject({
  /** The server's address; see `address.ts`. */
  key: z.string().min(1).max(4_000),
  baseUrl: z.url({ protocol: /^https?$/ }).optional(),
  submitTimeoutMs: z.int().positive().default(30_000),
})

export type ComfyUiOptions = z.input<typeof ComfyUiOptions> & { net?: Net }
