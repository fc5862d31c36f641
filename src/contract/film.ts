import { z } from 'zod'

/** A whole film from a few sentences: one shot a sentence, or four shots of a single one. */
export const FilmRequest = z.strictObject({
  text: z.string().min(1).max(5_000),
  engineId: z.string().max(64).default('auto'),
  aspectRatio: z.string().max(8).default('16:9'),
  resolution: z.string().max(16).default('720p'),
  fps: z.number().int().min(8).max(60).default(24),
  secondsPerShot: z.number().int().min(2).max(10).default(4),
  seed: z.number().int().min(0).max(4_294_967_295).optional(),
  styleId: z.string().max(64).nullable().default(null),
  /** A voice reads the text over the film. */
  narrate: z.boolean().default(false),
  voiceId: z.string().max(64).optional(),
  projectId: z.string().max(64).nullable().default(null),
})
export type FilmRequest = z.infer<typeof FilmRequest>
