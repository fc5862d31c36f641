import { z } from 'zod'
import { PromptParts } from './prompt-parts.ts'

/** What an engine does. */
export const modes = [
  't2i',
  'i2i',
  't2v',
  'i2v',
  'r2v',
  'v2v',
  'extend',
  'upscale',
  'interpolate',
  'speed',
  'stabilize',
  'convert',
  'lipsync',
  'motion-transfer',
  'tts',
  'sfx',
  'music',
  'ambience',
  'voice-over',
  'voice-change',
  'voice-isolate',
  'remove-bg',
  'color-enhance',
  'text',
] as const
export const Mode = z.enum(modes)
export type Mode = z.infer<typeof Mode>

export const inputRoles = [
  'firstFrame',
  'lastFrame',
  'reference',
  'character',
  'style',
  'video',
  'audio',
  'mask',
  'background',
] as const
export const InputRole = z.enum(inputRoles)
export type InputRole = z.infer<typeof InputRole>

export const Easing = z.enum(['lin', 'in', 'out', 'inOut', 'exp'])
export type Easing = z.infer<typeof Easing>

export const timeCurves = [
  'linear',
  'slow-mo',
  'ramp-up',
  'ramp-down',
  'impact',
  'flash-in',
  'hero-moment',
  'custom',
] as const

/** One instant of a camera path. Metres and degrees; X right, Y up, Z forward; `focal` multiplies the base lens. */
export const CameraKeyframe = z.strictObject({
  at: z.number().min(0).max(1),
  x: z.number().optional(),
  y: z.number().optional(),
  z: z.number().optional(),
  yaw: z.number().optional(),
  pitch: z.number().optional(),
  roll: z.number().optional(),
  focal: z.number().min(0.1).max(10).optional(),
})
export type CameraKeyframe = z.infer<typeof CameraKeyframe>

export const CameraRequest = z.strictObject({
  presetId: z.string().max(64).optional(),
  strength: z.number().min(0).max(1).default(0.7),
  easing: Easing.optional(),
  side: z.enum(['left', 'right']).optional(),
  timeCurve: z.enum(timeCurves).optional(),
  /** For `timeCurve: "custom"`: [time, progress] pairs in 0–1, rising in time. */
  curve: z
    .array(z.tuple([z.number().min(0).max(1), z.number().min(0).max(1)]))
    .min(2)
    .max(64)
    .optional(),
  keyframes: z.array(CameraKeyframe).min(2).max(64).optional(),
})
export type CameraRequest = z.infer<typeof CameraRequest>

export const GenerationInput = z.strictObject({ role: InputRole, assetId: z.string().max(64) })
export type GenerationInput = z.infer<typeof GenerationInput>

/** How the takes of one press begin: all that have a place, or each when the one before it has ended. */
export const releases = ['all', 'one-by-one'] as const
export const Release = z.enum(releases)

export const jsonScalar = z.union([z.string().max(2000), z.number(), z.boolean(), z.null()])

/** The whole wish. Stages that are absent are skipped; their order is image → video → motion → post → sound → mux. */
export const GenerationRequest = z.strictObject({
  engineId: z.string().max(64).default('auto'),
  mode: Mode,
  prompt: z.string().max(20_000).default(''),
  negativePrompt: z.string().max(5_000).default(''),
  /** What the prompt was put together from, kept for whoever goes on with it; engines get the prompt alone. */
  parts: PromptParts.optional(),
  durationSeconds: z.number().positive().max(600).optional(),
  resolution: z.string().max(16).optional(),
  aspectRatio: z.string().max(8).optional(),
  fps: z.number().int().min(1).max(120).optional(),
  audio: z.boolean().optional(),
  seed: z.number().int().min(0).max(4_294_967_295).optional(),
  inputs: z.array(GenerationInput).max(32).default([]),
  /**
   * Saved sets of pictures; an @name in the prompt adds its set by itself. `inputs` are those of its pictures that are
   * used: a finished take tells them, and a request may choose them.
   */
  references: z
    .array(z.strictObject({ set: z.string().max(64), inputs: z.array(GenerationInput).max(16).optional() }))
    .max(8)
    .optional(),
  camera: CameraRequest.optional(),
  styleId: z.string().max(64).nullable().optional(),
  variations: z.number().int().min(1).max(4).default(1),
  /** `one-by-one`: at most so many variations; keeping one ends the group, and what has not begun is free. */
  release: Release.optional(),
  /** One parameter, several values: one job each, under one group and one total quote. */
  sweep: z
    .strictObject({
      parameter: z.enum([
        'seed',
        'engineId',
        'camera.presetId',
        'camera.strength',
        'styleId',
        'prompt',
        'durationSeconds',
      ]),
      values: z.array(jsonScalar).min(2).max(8),
    })
    .optional(),
  projectId: z.string().max(64).nullable().optional(),
  shotId: z.string().max(64).nullable().optional(),
  /** Engine options, strict per engine card. */
  options: z.record(z.string().max(64), jsonScalar).default({}),
  /** Another route or engine may be used on a vendor's failure, never above the quote. */
  allowFallback: z.boolean().default(false),
  /** Make the first frame from words before the video (text→image→video). */
  image: z
    .strictObject({ engineId: z.string().max(64).default('auto'), prompt: z.string().max(20_000).optional() })
    .optional(),
  /** A second camera pass over the finished picture, by the local engine. */
  motion: z.strictObject({ camera: CameraRequest }).optional(),
  post: z
    .strictObject({
      upscale: z.enum(['720p', '1080p', '1440p', '2160p']).optional(),
      fps: z.number().int().min(8).max(60).optional(),
      format: z.enum(['mp4', 'webm', 'gif']).optional(),
    })
    .optional(),
  voice: z
    .strictObject({
      engineId: z.string().max(64).default('auto'),
      text: z.string().min(1).max(5_000),
      voiceId: z.string().max(64).optional(),
      speed: z.number().min(0.5).max(2).default(1),
      /** Its tone: options of the speech engine, strict per engine card. */
      options: z.record(z.string().max(64), jsonScalar).optional(),
    })
    .optional(),
  ambience: z
    .strictObject({ engineId: z.string().max(64).default('auto'), prompt: z.string().max(2_000).default('') })
    .optional(),
})
export type GenerationRequest = z.infer<typeof GenerationRequest>
export type GenerationRequestInput = z.input<typeof GenerationRequest>
