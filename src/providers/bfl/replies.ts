import { z } from 'zod'
import type { MicroUsd } from '#kernel/money.ts'
import type { OutputFile } from '../spec/provider.ts'

/** Loose on purpose: only what we read. With a webhook the reply names no address to look at. */
export const submitReply = z.object({
  id: z.string().min(1),
  polling_url: z.string().nullish(),
  cost: z.number().nullish(),
})

export const resultReply = z
  .object({
    status: z.string().nullish(),
    state: z.string().nullish(),
    result: z.unknown().optional(),
    details: z.unknown().optional(),
    progress: z.number().nullish(),
    cost: z.number().nullish(),
  })
  .transform(({ status, state, ...rest }) => ({ ...rest, status: status ?? state ?? '' }))
export type ResultReply = z.infer<typeof resultReply>

export const webhookBody = z.object({
  id: z.string().min(1),
  timestamp: z.union([z.string(), z.number()]).nullish(),
})

const madeResult = z.object({ sample: z.string().min(1), seed: z.number().nullish() })

/** The signed address dies ten minutes after the work. */
const keepMs = 10 * 60 * 1000

export interface Made {
  output: OutputFile
  seed: number | null
}

export function madeBy(endpoint: string, { result }: ResultReply, nowMs: number): Made | null {
  const parsed = madeResult.safeParse(result)
  if (!parsed.success) return null
  const kind = endpoint.endsWith('-video') ? 'video' : 'image'
  const expiresAt = new Date(nowMs + keepMs).toISOString()
  return { output: { kind, url: parsed.data.sample, expiresAt }, seed: parsed.data.seed ?? null }
}

/** A credit is one cent. */
export const microUsdOf = (credits: number): MicroUsd => Math.round(credits * 10_000)
