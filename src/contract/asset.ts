import { z } from 'zod'
import { Failure } from './job.ts'
import { PageQuery } from './lists.ts'

export const AssetKind = z.enum(['image', 'video', 'audio', 'text', 'subtitle', 'lut'])
export type AssetKind = z.infer<typeof AssetKind>

export const Asset = z.object({
  id: z.string(),
  kind: AssetKind,
  origin: z.enum(['uploaded', 'generated', 'export']),
  name: z.string(),
  contentType: z.string(),
  bytes: z.number().int(),
  sha256: z.string().nullable(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  durationSeconds: z.number().nullable(),
  fps: z.number().nullable(),
  url: z.string(),
  posterUrl: z.string().nullable(),
  spriteUrl: z.string().nullable(),
  /** How the sprite is cut: frame `n` shows the time `n × secondsPerFrame`. */
  sprite: z
    .object({
      columns: z.number().int(),
      rows: z.number().int(),
      frames: z.number().int(),
      frameWidth: z.number().int(),
      frameHeight: z.number().int(),
      secondsPerFrame: z.number(),
    })
    .nullable(),
  peaksUrl: z.string().nullable(),
  /** WebVTT, where the times of its words are known. */
  captionsUrl: z.string().nullable(),
  generation: z
    .object({
      jobId: z.string(),
      engineId: z.string(),
      prompt: z.string(),
      seed: z.number().int().nullable(),
      credits: z.number().int(),
      /** What the engine understood, made and left out, in its own words; empty where it says nothing. */
      facts: z.record(z.string(), z.unknown()).default({}),
    })
    .nullable(),
  tags: z.array(z.string()),
  favorite: z.boolean(),
  projectId: z.string().nullable(),
  status: z.enum(['pending', 'ready', 'failed']),
  error: Failure.nullable(),
  createdAt: z.string(),
})
export type Asset = z.infer<typeof Asset>

export const SpokenWord = z.object({
  /** As it was written, with its punctuation. */
  word: z.string(),
  startSeconds: z.number(),
  endSeconds: z.number(),
})
export type SpokenWord = z.infer<typeof SpokenWord>

/** When each word of a voice is said. */
export const SpokenWords = z.object({
  /** `estimated`: worked out from the sound, good to about a fifth of a second; `exact`: told by who spoke. */
  timing: z.enum(['exact', 'estimated']),
  items: z.array(SpokenWord),
})
export type SpokenWords = z.infer<typeof SpokenWords>

export const AssetQuery = PageQuery.extend({
  kind: AssetKind.optional(),
  status: z.enum(['pending', 'ready', 'failed']).optional(),
  origin: z.enum(['uploaded', 'generated', 'export']).optional(),
  projectId: z.string().max(64).optional(),
  jobId: z.string().max(64).optional(),
  /** Only favourites. */
  favorite: z.literal('true').optional(),
  /** Words of the name, the prompt or a tag. */
  q: z.string().max(200).optional(),
})
export type AssetQuery = z.infer<typeof AssetQuery>

export const AssetPatch = z.strictObject({
  name: z.string().trim().min(1).max(200).optional(),
  tags: z.array(z.string().trim().min(1).max(50)).max(50).optional(),
  favorite: z.boolean().optional(),
  projectId: z.string().max(64).nullable().optional(),
})
export type AssetPatch = z.infer<typeof AssetPatch>

export const TextInput = z.strictObject({
  name: z.string().trim().min(1).max(200),
  text: z.string().min(1).max(200_000),
  /** The text that this one is a change of. */
  fromAssetId: z.string().max(64).optional(),
  projectId: z.string().max(64).nullable().optional(),
})
export type TextInput = z.infer<typeof TextInput>
