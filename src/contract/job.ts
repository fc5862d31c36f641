import { z } from 'zod'
import { Release } from './generation.ts'

export const jobStatuses = ['queued', 'running', 'paused', 'succeeded', 'failed', 'canceled'] as const
export const JobStatus = z.enum(jobStatuses)
export type JobStatus = z.infer<typeof JobStatus>

/** Not over: it waits, runs or is paused. */
export const liveStatuses = ['queued', 'running', 'paused'] as const satisfies JobStatus[]

export const stepStatuses = [
  'pending',
  'running',
  'waiting',
  'succeeded',
  'failed',
  'skipped',
  'canceled',
] as const
export const StepStatus = z.enum(stepStatuses)
export type StepStatus = z.infer<typeof StepStatus>

export const operationStatuses = [
  'submitting',
  'pending',
  'succeeded',
  'failed',
  'moderated',
  'canceled',
  'unknown',
] as const
export const OperationStatus = z.enum(operationStatuses)
export type OperationStatus = z.infer<typeof OperationStatus>

export const NextStep = z.looseObject({ action: z.string(), label: z.string() })

/** Why a job or step ended badly, in words for its owner. */
export const Failure = z.object({
  code: z.string(),
  detail: z.string(),
  nextSteps: z.array(NextStep).default([]),
})
export type Failure = z.infer<typeof Failure>

export const Step = z.object({
  id: z.string(),
  name: z.string(),
  stage: z.string(),
  status: StepStatus,
  progress: z.number(),
  /** How long it should take; its share of the job's progress. */
  expectedSeconds: z.number(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  attempts: z.number().int(),
  note: z.string().nullable(),
})

export const JobOutput = z.object({
  assetId: z.string(),
  kind: z.string(),
  stage: z.string(),
  url: z.string(),
  posterUrl: z.string().nullable(),
  durationSeconds: z.number().nullable(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
})

/** What a take will look like, small and quick, while it is made. */
export const JobPreview = z.object({
  url: z.string(),
  contentType: z.string(),
  width: z.number().int(),
  height: z.number().int(),
})
export type JobPreview = z.infer<typeof JobPreview>

export const Job = z.object({
  id: z.string(),
  kind: z.string(),
  status: JobStatus,
  progress: z.number(),
  etaSeconds: z.number().nullable(),
  queuePosition: z.number().int().nullable(),
  engineId: z.string(),
  request: z.record(z.string(), z.unknown()),
  projectId: z.string().nullable(),
  shotId: z.string().nullable(),
  /** The first take of its shot is 1; null outside of shots. */
  takeNumber: z.number().int().nullable(),
  groupId: z.string().nullable(),
  /** `one-by-one`: it begins when the takes before it in its group are over and nobody kept one of them. */
  release: Release,
  steps: z.array(Step),
  outputs: z.array(JobOutput),
  /** Null when there is none, or no longer: it ends with the job. */
  preview: JobPreview.nullable(),
  /** Asked to stop; until a vendor agrees, it goes on. */
  cancelRequested: z.boolean(),
  delivered: z.number().int(),
  requested: z.number().int(),
  price: z.object({
    quoted: z.number().int(),
    charged: z.number().int(),
    refunded: z.number().int(),
    /** What the workspace's own key was expected to pay the vendor; null when no own key is used. */
    ownKeyUsd: z.string().nullable(),
  }),
  error: Failure.nullable(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
})
export type Job = z.infer<typeof Job>

/** One row of the flight recorder. */
export const RecordEntry = z.object({
  id: z.string(),
  at: z.string(),
  stepId: z.string().nullable(),
  attempt: z.number().int().nullable(),
  type: z.string(),
  data: z.record(z.string(), z.unknown()),
})
export type RecordEntry = z.infer<typeof RecordEntry>
