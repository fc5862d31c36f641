import { z } from 'zod'
import { AssetKind } from './asset.ts'
import { GenerationRequest } from './generation.ts'
import { PageQuery } from './lists.ts'

const Name = z.string().trim().min(1).max(200)

export const Project = z.object({
  id: z.string(),
  name: z.string(),
  /** Stills of the newest takes, at most four. */
  covers: z.array(z.object({ assetId: z.string(), posterUrl: z.string(), kind: AssetKind })),
  shots: z.number().int(),
  /** Shots that have a chosen take. */
  chosen: z.number().int(),
  takes: z.number().int(),
  /** Takes that wait, run or are paused. */
  running: z.number().int(),
  /** Credits charged for its takes. */
  credits: z.number().int(),
  createdAt: z.string(),
  /** The last change of a shot, or the last take started. */
  updatedAt: z.string(),
})
export type Project = z.infer<typeof Project>

export const ProjectQuery = PageQuery.extend({
  /** Words of the name. */
  q: z.string().max(200).optional(),
})
export type ProjectQuery = z.infer<typeof ProjectQuery>

export const ProjectInput = z.strictObject({ name: Name })
export type ProjectInput = z.infer<typeof ProjectInput>

/** A shot keeps the wish that is being worked on; unlike a request that is sent, it may be unfinished. */
export const ShotRequest = GenerationRequest.partial()
export type ShotRequest = z.infer<typeof ShotRequest>

export const Shot = z.object({
  id: z.string(),
  projectId: z.string(),
  position: z.number().int(),
  name: z.string(),
  request: z.record(z.string(), z.unknown()),
  /** The take that the film uses. */
  chosenJobId: z.string().nullable(),
  createdAt: z.string(),
})
export type Shot = z.infer<typeof Shot>

export const ShotInput = z.strictObject({
  name: Name.default('Untitled shot'),
  request: ShotRequest.default({}),
  /** Where to put it; at the end by default. */
  position: z.number().int().min(0).max(10_000).optional(),
})
export type ShotInput = z.infer<typeof ShotInput>

export const ShotPatch = z.strictObject({
  name: Name.optional(),
  request: ShotRequest.optional(),
  position: z.number().int().min(0).max(10_000).optional(),
  chosenJobId: z.string().max(64).nullable().optional(),
})
export type ShotPatch = z.infer<typeof ShotPatch>
