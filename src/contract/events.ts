import { z } from 'zod'

/** What the live stream carries. `job.progress` is sent but not stored; all others are kept 7 days and numbered. */
export const eventTypes = [
  'job.updated',
  'job.progress',
  'asset.created',
  'asset.updated',
  'wallet.changed',
  'project.updated',
  'reset',
] as const
export const EventType = z.enum(eventTypes)
export type EventType = z.infer<typeof EventType>

const jobUpdated = z.object({
  id: z.string(),
  status: z.string(),
  groupId: z.string().nullable(),
  projectId: z.string().nullable(),
})
const assetCreated = z.object({ id: z.string(), jobId: z.string().optional(), status: z.string().optional() })
const assetUpdated = z.object({
  id: z.string(),
  status: z.string().optional(),
  deleted: z.boolean().optional(),
})

/** An event with what it carries, as a browser reads it. */
export const LiveEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('job.updated'), data: jobUpdated }),
  z.object({
    type: z.literal('job.progress'),
    /** `progress`: of the step, 0–1. */
    data: z.object({ id: z.string(), stepId: z.string(), progress: z.number() }),
  }),
  z.object({ type: z.literal('asset.created'), data: assetCreated }),
  z.object({ type: z.literal('asset.updated'), data: assetUpdated }),
  z.object({ type: z.literal('wallet.changed'), data: z.object({ reason: z.string() }) }),
  z.object({
    type: z.literal('project.updated'),
    data: z.object({ projectId: z.string(), deleted: z.boolean() }),
  }),
  z.object({ type: z.literal('reset'), data: z.object({}) }),
])
export type LiveEvent = z.infer<typeof LiveEvent>
