import { z } from 'zod'

/** One way for the fake fal to misbehave. `before`: no work began, nothing is billed; `after`: the work is on its way. */
export const behaviours = [
  'rate-limited',
  'error-before',
  'error-after',
  'unavailable-before',
  'unavailable-after',
  'cut-before',
  'cut-after',
  'garbled-reply',
  /** The reply comes after `slowMs`. */
  'slow',
  /** The reply waits for `release`; the post is logged and the work is on its way. */
  'hold-reply',
  'moderated',
  'failed',
  'refused-by-model',
  'stuck',
  'unknown-status',
  'early-result',
  'no-file',
  'expired-output',
  'truncated-output',
  'short-output',
  /** The file is whole, and of fewer seconds than were asked for. */
  'shorter-take',
  'no-webhook',
  'duplicate-webhook',
  'early-webhook',
  'forged-webhook',
  'stale-webhook',
] as const
export const Behaviour = z.enum(behaviours)
export type Behaviour = z.infer<typeof Behaviour>

/** What to do with the requests to come. Sent to `POST /__control` of a fake in another process. */
export const Script = z.strictObject({
  /** One list for each coming submit, first to come first; a submit beyond the list behaves. */
  next: z.array(z.array(Behaviour)).optional(),
  /** For every submit: the chance of each behaviour, drawn by the seed. */
  chances: z.partialRecord(Behaviour, z.number().min(0).max(1)).optional(),
  seed: z.number().int().optional(),
  queueMs: z.number().min(0).optional(),
  workMs: z.number().min(0).optional(),
  slowMs: z.number().min(0).optional(),
  /** Answers to held submits go out now. */
  release: z.boolean().optional(),
  /** Work already taken no longer behaves like this: the vendor has mended it. */
  mend: z.array(Behaviour).optional(),
})
export type Script = z.infer<typeof Script>

/** A prompt may carry its own behaviours, for tests that cannot know the order: "a cat [[moderated]] [[slow]]". */
export function behavioursIn(prompt: unknown): Behaviour[] {
  if (typeof prompt !== 'string') return []
  return [...prompt.matchAll(/\[\[([a-z-]+)\]\]/g)].flatMap(([, name]) => {
    const parsed = Behaviour.safeParse(name)
    return parsed.success ? [parsed.data] : []
  })
}

/** What the fake saw and did; the tests' oracle. */
export interface Post {
  at: number
  endpoint: string
  body: Record<string, unknown>
  /** Our nonce: from the webhook's address, else from the marker field. */
  nonce: string | null
  /** The request that the post began, when it began one. */
  requestId: string | null
  behaviours: Behaviour[]
  headers: Record<string, string>
}

export interface Bill {
  requestId: string
  endpoint: string
  microUsd: number
}
