import { z } from 'zod'
import type { OutputFile } from '../spec/provider.ts'

/** Loose on purpose: only what we read, and every unknown status is "still working". */
export const submitReply = z.object({ id: z.string().min(1) })

export const taskReply = z.object({
  status: z.string(),
  progress: z.number().min(0).max(1).nullish().catch(null),
  output: z.array(z.string()).nullish(),
  failureCode: z.string().nullish(),
  /** What a task that has ended took, in credits; one that was refunded says 0. */
  cost: z
    .object({ credits: z.number().min(0) })
    .nullish()
    .catch(null),
})
export type TaskReply = z.infer<typeof taskReply>

export const uploadReply = z.object({
  uploadUrl: z.string(),
  fields: z.record(z.string(), z.string()),
  runwayUri: z.string().startsWith('runway://'),
})

export const errorReply = z.object({
  error: z.string(),
  issues: z
    .array(z.object({ path: z.array(z.union([z.string(), z.number()])), message: z.string() }))
    .nullish()
    .catch(null),
})

/** The files of a finished task: addresses, and nothing else about them. */
export const outputsOf = (endpoint: string, { output }: TaskReply): OutputFile[] =>
  (output ?? []).map((url) => ({ kind: endpoint === 'text_to_image' ? 'image' : 'video', url }))
