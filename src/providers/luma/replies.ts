import { z } from 'zod'
import type { OutputFile } from '../spec/provider.ts'

/** Loose on purpose: only what we read, and every unknown state is "still working". */
export const generationReply = z.object({
  id: z.string().min(1),
  state: z.string(),
  output: z.array(z.object({ type: z.string().nullish(), url: z.string() })).nullish(),
  failure_code: z.string().nullish(),
  failure_reason: z.string().nullish(),
})
export type GenerationReply = z.infer<typeof generationReply>

export const fileReply = z.object({
  id: z.string().min(1),
  state: z.string().nullish(),
  failure_reason: z.string().nullish(),
})

/** Each look signs the addresses anew, for an hour. */
const keepMs = 60 * 60 * 1000

/** The files of a finished generation; null when there is none that we know. */
export function outputsOf({ output }: GenerationReply, nowMs: number): OutputFile[] | null {
  const expiresAt = new Date(nowMs + keepMs).toISOString()
  const outputs = (output ?? []).flatMap(({ type, url }): OutputFile[] =>
    type === 'video' || type === 'image' ? [{ kind: type, url, expiresAt }] : [],
  )
  return outputs.length > 0 ? outputs : null
}
