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
