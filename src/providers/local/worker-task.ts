import { z } from 'zod'
import type { PreviewDesk } from '#providers/spec/provider.ts'
import type { KeptParts } from './cache/made-before.ts'

/** What the worker thread is told. */
export interface WorkerTask {
  kind:
    | 'ambience'
    | 'captions'
    | 'music'
    | 'sfx'
    | 'draft.image'
    | 'draft.video'
    | 'paint.again'
    | 'photo.motion'
    | 'motion'
    | 'cut-out.picture'
    | 'cut-out.video'
  scratch: string
  /** The file that is worked on, where there is one. */
  input?: string
  /** The picture that goes behind what is cut out. */
  background?: string
  /** The picture that a moved still ends with, and the one that says what of it is the subject. */
  last?: string
  mask?: string
  /** The endpoint's own body, plain data. */
  request: unknown
  /** Somebody would look at a preview; `inWorker` says so. */
  preview?: boolean
  /** Of its context; `inWorker` puts it here. */
  parts?: KeptParts
}

export interface WorkerContext {
  signal: AbortSignal
  onProgress(fraction: number): void
  onNote?(note: string): void
  preview?: PreviewDesk | null
  parts?: KeptParts
}

/** What it says back. An error crosses threads as plain data. */
export const WorkerReport = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), fraction: z.number() }),
  z.object({ type: z.literal('note'), note: z.string() }),
  z.object({
    type: z.literal('preview'),
    file: z.object({ path: z.string(), contentType: z.string(), width: z.int(), height: z.int() }),
  }),
  z.object({ type: z.literal('no-preview'), stack: z.string() }),
  z.object({ type: z.literal('done'), facts: z.record(z.string(), z.json()) }),
  z.object({
    type: z.literal('failed'),
    error: z.object({
      code: z.string(),
      status: z.number(),
      title: z.string(),
      detail: z.string(),
      nextSteps: z.array(
        z.looseObject({ action: z.string(), label: z.string() }).and(z.record(z.string(), z.json())),
      ),
      stack: z.string(),
    }),
  }),
])
export type WorkerReport = z.infer<typeof WorkerReport>
