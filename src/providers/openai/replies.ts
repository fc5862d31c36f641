import { z } from 'zod'
import type { MicroUsd } from '#kernel/money.ts'

const Usage = z.object({
  input_tokens: z.number().min(0),
  output_tokens: z.number().min(0),
  input_tokens_details: z.object({ image_tokens: z.number().min(0).default(0) }).nullish(),
})

/** Loose on purpose: only what we read. */
export const imagesReply = z.object({
  data: z.array(z.object({ b64_json: z.string().min(1) })).min(1),
  output_format: z.string().nullish(),
  usage: Usage.nullish().catch(null),
})
export type ImagesReply = z.infer<typeof imagesReply>

/** Micro-dollars a token, by OpenAI's price list of 2026-10-08: the same for all of these models. */
const rates = { text: 5, picture: 8, made: 30 }
const priced = /^gpt-image-2(\.5-(sunburst|flare))?$/

/** What OpenAI took by its own count; null where it does not count, or the model's price is not known. */
export function costOf(model: unknown, { usage }: ImagesReply): MicroUsd | null {
  if (!usage || !priced.test(String(model))) return null
  const pictures = usage.input_tokens_details?.image_tokens ?? 0
  const words = Math.max(0, usage.input_tokens - pictures)
  return Math.ceil(words * rates.text + pictures * rates.picture + usage.output_tokens * rates.made)
}
