import { z } from 'zod'
import { CameraPreset } from '#camera/preset.ts'
import { CameraRequest } from '#contract/generation.ts'
import { evenPixels, framesPerSecond, seed } from '../endpoint.ts'
import { StyleBody } from '../look.ts'

/** The camera travels whole: the request and the preset that it names. Null holds still. */
export const CameraBody = z
  .strictObject({ request: CameraRequest, preset: CameraPreset.nullable() })
  .nullable()
export type CameraBody = z.infer<typeof CameraBody>

const frame = { width: evenPixels, height: evenPixels }
const words = { prompt: z.string().min(1).max(20_000), negativePrompt: z.string().max(5_000) }
const timing = { fps: framesPerSecond, durationSeconds: z.number().min(0.1).max(120) }

export const DraftImageBody = z.strictObject({ ...words, ...frame, seed, style: StyleBody })
export const DraftVideoBody = z.strictObject({
  ...words,
  ...frame,
  ...timing,
  seed,
  style: StyleBody,
  camera: CameraBody,
})
export const PhotoMotionBody = z.strictObject({
  ...frame,
  ...timing,
  seed,
  style: StyleBody,
  camera: CameraBody,
})
export const MotionBody = z.strictObject({ ...frame, camera: CameraBody, seed })

/** How a clip was painted: what was asked for, and what it was continued by since. */
export const PaintedClip = z.strictObject({
  body: DraftVideoBody,
  continued: z.array(z.strictObject({ durationSeconds: timing.durationSeconds, camera: CameraBody })).max(50),
})
export type PaintedClip = z.infer<typeof PaintedClip>

/** Null: it was not painted, or by a version whose words are no longer understood. */
const knownClip = PaintedClip.nullable().catch(null)

export const DraftContinueBody = z.strictObject({
  painted: knownClip,
  durationSeconds: timing.durationSeconds,
  camera: CameraBody,
  seed,
})
export type DraftContinueBody = z.infer<typeof DraftContinueBody>

export const UpscaleBody = z.strictObject({ ...frame, painted: knownClip.default(null) })
