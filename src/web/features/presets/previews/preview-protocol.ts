import { z } from 'zod'
import { CameraRequest } from '#contract/generation.ts'
import { sceneSettings } from '#painter/words/words.ts'

/** Small moving pictures are asked for by what they show; equal wishes are one clip. */
export const PreviewWish = z.strictObject({
  prompt: z.string().max(20_000),
  negativePrompt: z.string().max(5_000),
  seed: z.number().int().min(0),
  width: z.number().int().min(16).max(1024),
  height: z.number().int().min(16).max(1024),
  camera: CameraRequest.nullable(),
  styleId: z.string().max(64).nullable(),
  durationSeconds: z.number().positive().max(600),
  /** One picture of all instants side by side, or frames that play. */
  as: z.enum(['still', 'loop']),
  /** The instants to paint, as shares of the clip. */
  at: z.array(z.number().min(0).max(1)).min(1).max(120),
})
export type PreviewWish = z.infer<typeof PreviewWish>

/** A prompt to be read as the painter reads it, first with one of its settings chosen anew. */
export const ReadWish = z.strictObject({
  prompt: z.string().max(20_000),
  negativePrompt: z.string().max(5_000),
  choice: z.strictObject({ setting: z.enum(sceneSettings), id: z.string().max(64) }).nullable(),
})
export type ReadWish = z.infer<typeof ReadWish>

/** What the painter will draw of a prompt. */
export const SceneReading = z.strictObject({
  /** The wish's own, with its choice written into it. */
  prompt: z.string(),
  /** "A lighthouse", "two sailboats". */
  names: z.array(z.string()),
  leftOut: z.array(z.string()),
  settings: z.array(
    z.strictObject({
      setting: z.enum(sceneSettings),
      value: z.string(),
      options: z.array(z.strictObject({ value: z.string(), label: z.string() })),
    }),
  ),
})
export type SceneReading = z.infer<typeof SceneReading>

/** What the page tells the worker. */
export const PreviewCommand = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('paint'), id: z.number(), urgent: z.boolean(), wish: PreviewWish }),
  z.strictObject({ kind: z.literal('stop'), id: z.number() }),
  z.strictObject({ kind: z.literal('read'), id: z.number(), wish: ReadWish }),
])
export type PreviewCommand = z.infer<typeof PreviewCommand>

/** What it says back: a still when it is whole, a loop's frames in order. */
export const PreviewReply = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('frame'),
    id: z.number(),
    index: z.number().int(),
    picture: z.instanceof(ImageBitmap),
  }),
  z.strictObject({ kind: z.literal('still'), id: z.number(), picture: z.instanceof(Blob) }),
  z.strictObject({ kind: z.literal('read'), id: z.number(), reading: SceneReading }),
  z.strictObject({ kind: z.literal('failed'), id: z.number() }),
])
export type PreviewReply = z.infer<typeof PreviewReply>
