import { z } from 'zod'
import { Release } from '#contract/generation.ts'
import { Payer } from '#contract/payer.ts'
import type { JsonObject } from '#kernel/json.ts'

/** What a quote keeps of its plan, and what a start writes as rows. Plain JSON, parsed on the way back. */
const Json = z.custom<JsonObject>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
)

export const PlannedStep = z.object({
  kind: z.string(),
  name: z.string(),
  stage: z.string(),
  queue: z.enum(['io', 'media']),
  after: z.array(z.number().int()),
  input: Json,
  expectedSeconds: z.number(),
})
export type PlannedStep = z.infer<typeof PlannedStep>

export const PlannedStage = z.object({
  stage: z.string(),
  credits: z.number().int(),
  costMicroUsd: z.number().int(),
  payer: Payer.default('studio'),
  chargeWhenBilled: z.boolean(),
})
export type PlannedStage = z.infer<typeof PlannedStage>

export const PlannedJob = z.object({
  kind: z.string(),
  engineId: z.string(),
  prompt: z.string(),
  request: Json,
  takeHash: z.string().nullable().default(null),
  stages: z.array(PlannedStage),
  steps: z.array(PlannedStep),
})
export type PlannedJob = z.infer<typeof PlannedJob>

export const Plan = z.object({
  group: z.enum(['variations', 'sweep', 'film']).nullable(),
  release: Release.default('all'),
  projectId: z.string().nullable(),
  shotId: z.string().nullable(),
  memo: z.string(),
  jobs: z.array(PlannedJob).min(1).max(64),
})
export type Plan = z.infer<typeof Plan>
