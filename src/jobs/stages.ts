import { z } from 'zod'
import { Payer } from '#contract/payer.ts'

/** A part of a job with a price of its own, as kept in `jobs.stages`. */
export const Stage = z.object({
  stage: z.string(),
  credits: z.number().int().min(0),
  costMicroUsd: z.number().int().min(0),
  /** `workspace`: no credits; the vendor bills the workspace's own key. */
  payer: Payer.default('studio'),
  /** The user pays for this stage when the vendor bills a refused result; the quote said so. */
  chargeWhenBilled: z.boolean().default(false),
  charged: z.boolean().default(false),
  delivered: z.boolean().default(false),
})
export type Stage = z.infer<typeof Stage>

export const parseStages = (value: unknown): Stage[] => z.array(Stage).parse(value)
