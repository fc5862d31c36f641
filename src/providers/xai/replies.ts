import { z } from 'zod'
import type { MicroUsd } from '#kernel/money.ts'

/** Loose on purpose: only what we read, and every unknown status is "still working". */
const usage = z
  .object({ cost_in_usd_ticks: z.number().min(0).nullish() })
  .nullish()
  .catch(null)

export const submitReply = z.object({ request_id: z.string().min(1) })

export const videoReply = z.object({
  status: z.string().nullish(),
  video: z.object({ url: z.string().nullish(), respect_moderation: z.boolean().nullish() }).nullish(),
  progress: z.number().nullish(),
  error: z.object({ code: z.string().nullish(), message: z.string().nullish() }).nullish(),
  usage,
})
export type VideoReply = z.infer<typeof videoReply>

export const imageReply = z.object({
  data: z.array(z.object({ b64_json: z.string().nullish(), mime_type: z.string().nullish() })).nullish(),
  block_reason: z.string().nullish(),
  usage,
})
export type ImageReply = z.infer<typeof imageReply>

/** What xAI took: a dollar is ten thousand million of its ticks. Null when it does not say. */
export function costOf({ usage: said }: Pick<VideoReply, 'usage'>): MicroUsd | null {
  const ticks = said?.cost_in_usd_ticks
  return ticks == null ? null : Math.round(ticks / 10_000)
}
