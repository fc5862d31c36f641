import { z } from 'zod'

/** Loose on purpose. The file is in `image` or `audio`, and in `result` when it was waited for. */
const madeReply = z
  .object({
    image: z.string().nullish(),
    audio: z.string().nullish(),
    result: z.string().nullish(),
    finish_reason: z.string().nullish(),
    seed: z.coerce.number().nullish().catch(null),
  })
  .transform(({ image, audio, result, finish_reason, seed }) => ({
    base64: image || audio || result || null,
    kind: audio ? ('audio' as const) : ('image' as const),
    filtered: finish_reason === 'CONTENT_FILTERED',
    failed: finish_reason === 'ERROR',
    seed: seed ?? null,
  }))
export type Made = z.infer<typeof madeReply>

export function madeIn(json: unknown): Made | null {
  const parsed = madeReply.safeParse(json)
  return parsed.success ? parsed.data : null
}

export const queuedReply = z.object({ id: z.string().min(1) })

const types: Record<string, string> = { mp3: 'audio/mpeg', wav: 'audio/wav' }

export const contentTypeOf = (format: unknown): string => types[String(format)] ?? `image/${format ?? 'png'}`
