import { z } from 'zod'

/** What the camera will move in front of, as the page has it. */
export const StageSource = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('photo'),
    picture: z.instanceof(ImageBitmap),
    width: z.number().int().min(2).max(8192),
    height: z.number().int().min(2).max(8192),
  }),
  z.strictObject({
    kind: z.literal('scene'),
    prompt: z.string().max(20_000),
    negativePrompt: z.string().max(5_000),
    seed: z.number().int().min(0),
    width: z.number().int().min(2).max(8192),
    height: z.number().int().min(2).max(8192),
  }),
])
export type StageSource = z.infer<typeof StageSource>

const Point = z.strictObject({ x: z.number(), y: z.number(), z: z.number() })

/** The same, understood: depth and focus of a still with its picture cut to the frame, or where a scene's subject stands. */
export const PreparedStage = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('photo'),
    relief: z.strictObject({
      width: z.number(),
      height: z.number(),
      inverseDepth: z.strictObject({
        width: z.number(),
        height: z.number(),
        values: z.custom<Float32Array>((value) => value instanceof Float32Array),
      }),
      cut: z.number().nullable(),
      reach: z.strictObject({ x: z.number(), y: z.number(), z: z.number(), degrees: z.number() }),
    }),
    focus: Point,
    picture: z.instanceof(ImageBitmap),
  }),
  z.strictObject({ kind: z.literal('scene'), subject: Point }),
])
export type PreparedStage = z.infer<typeof PreparedStage>
