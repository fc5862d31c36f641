import { z } from 'zod'

export const engineLevels = ['ok', 'slow', 'failing', 'unknown'] as const
export const EngineLevel = z.enum(engineLevels)
export type EngineLevel = z.infer<typeof EngineLevel>

/** How an engine does now, measured in this studio. */
export const EngineStatus = z.object({
  level: EngineLevel,
  /** "Slow today: 3 min, usually 1 min". */
  words: z.string(),
  /** What it was asked for in the last hours, and the share that worked, 0 to 1; null when nothing was asked. */
  takes: z.number().int(),
  successRate: z.number().nullable(),
  /** In the last hours. */
  medianSeconds: z.number().nullable(),
  p95Seconds: z.number().nullable(),
  /** In the weeks before, for takes of the same size. */
  usualSeconds: z.number().nullable(),
  /** Takes that stand in line for it here. */
  waiting: z.number().int(),
  lastFailure: z.object({ at: z.string(), code: z.string() }).nullable(),
})
export type EngineStatus = z.infer<typeof EngineStatus>

/** What strangers see of an engine. */
export const PublicEngineStatus = EngineStatus.extend({
  id: z.string(),
  label: z.string(),
  maker: z.string(),
  draft: z.boolean(),
  /** The studio itself can reach it; people with a key of their own may, although it cannot. */
  served: z.boolean(),
})
export type PublicEngineStatus = z.infer<typeof PublicEngineStatus>

export const StudioStatus = z.object({
  /** The worst that an engine of this studio is. */
  level: EngineLevel,
  measuredAt: z.string(),
  engines: z.array(PublicEngineStatus),
})
export type StudioStatus = z.infer<typeof StudioStatus>
