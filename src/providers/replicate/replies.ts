import { z } from 'zod'
import type { OutputFile } from '../spec/provider.ts'

/** Loose on purpose: only what we read, and every unknown status is "still working". */
export const predictionReply = z.object({
  id: z.string().min(1),
  status: z.string(),
  output: z.unknown().optional(),
  error: z.unknown().optional(),
  completed_at: z.string().nullish(),
  data_removed: z.boolean().nullish(),
})
export type PredictionReply = z.infer<typeof predictionReply>

export const predictionsReply = z.object({
  results: z.array(
    z.object({ id: z.string(), webhook: z.string().nullish(), input: z.unknown().optional() }),
  ),
  next: z.string().nullish(),
})

export const fileReply = z.object({ urls: z.object({ get: z.string() }) })

export const secretReply = z.object({ key: z.string().min(1) })

export const webhookBody = z.object({ id: z.string().min(1) })

const keepMs = 60 * 60 * 1000

/** A model names its files as one address, a list, or an object of them; null when there is none. */
export function outputsOf({ output, completed_at }: PredictionReply): OutputFile[] | null {
  const completed = Date.parse(completed_at ?? '')
  const dies = Number.isNaN(completed) ? {} : { expiresAt: new Date(completed + keepMs).toISOString() }
  const outputs = addressesIn(output, 3).map((url) => ({ kind: kindOf(url), url, ...dies }))
  return outputs.length > 0 ? outputs : null
}

function addressesIn(value: unknown, depth: number): string[] {
  if (typeof value === 'string') return /^https?:\/\//.test(value) && URL.canParse(value) ? [value] : []
  if (depth === 0 || typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap((item) => addressesIn(item, depth - 1))
}

const endings: [RegExp, OutputFile['kind']][] = [
  [/\.(png|jpe?g|webp|gif|avif)$/i, 'image'],
  [/\.(mp3|wav|flac|m4a|ogg|aac)$/i, 'audio'],
]

const kindOf = (url: string): OutputFile['kind'] =>
  endings.find(([ending]) => ending.test(new URL(url).pathname))?.[1] ?? 'video'
