import { z } from 'zod'
import type { JsonObject } from '#kernel/json.ts'

/** What the worker thread is told. */
export type WorkerTask = { kind: string; scratch: string } & JsonObject

/** What it says back. An error crosses threads as plain data. */
export const WorkerReport = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), fraction: z.number() }),
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
