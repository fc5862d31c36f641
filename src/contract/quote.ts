import { z } from 'zod'
import { GenerationRequest } from './generation.ts'

export const QuoteLine = z.object({
  code: z.string(),
  label: z.string(),
  /** The stage that this line pays for, e.g. `video`; a failed stage gives its lines back. */
  stage: z.string(),
  quantity: z.number(),
  unitCredits: z.number(),
  credits: z.number().int(),
})
export type QuoteLine = z.infer<typeof QuoteLine>

export const Quote = z.object({
  id: z.string(),
  engineId: z.string(),
  engineReason: z.string().nullable(),
  request: GenerationRequest,
  /** What will differ from the request, said before anything is paid: "Orbit is drawn as an arc." */
  notes: z.array(z.string()),
  lines: z.array(QuoteLine),
  totalCredits: z.number().int(),
  maxCredits: z.number().int(),
  providerCostUsd: z.string(),
  /** The part of it that the workspace's own key pays, beside any credits; null when no own key is used. */
  ownKeyUsd: z.string().nullable(),
  balanceAfter: z.number().int(),
  billsModerated: z.boolean(),
  estimatedSeconds: z.object({ p50: z.number(), p95: z.number() }),
  /** A finished take of the same engine, inputs, settings and seed; null: there is none, or several takes are asked for. */
  reusable: z
    .object({
      jobId: z.string(),
      assetId: z.string(),
      projectId: z.string().nullable(),
      shotId: z.string().nullable(),
    })
    .nullable(),
  rateCard: z.string(),
  expiresAt: z.string(),
})
export type Quote = z.infer<typeof Quote>
