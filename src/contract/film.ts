import { z } from 'zod'
import { MusicMood } from './music.ts'

/** `auto`: as the words and the pictures they paint call for. */
export const FilmMusic = z.enum(['none', 'auto', ...MusicMood.options])
export type FilmMusic = z.infer<typeof FilmMusic>

/** `burned`: in the pictures, for feeds that play without sound. `track`: text in the file that a player can show. */
export const FilmCaptions = z.enum(['none', 'burned', 'track'])
export type FilmCaptions = z.infer<typeof FilmCaptions>

/** A whole film from a few sentences: one shot a sentence, or four shots of a single one. */
export const FilmRequest = z.strictObject({
  text: z.string().min(1).max(5_000),
  engineId: z.string().max(64).default('auto'),
  aspectRatio: z.string().max(8).default('16:9'),
  resolution: z.string().max(16).default('720p'),
  fps: z.number().int().min(8).max(60).default(24),
  /** A shot under a longer sentence is as long as that needs. */
  secondsPerShot: z.number().int().min(2).max(10).default(4),
  seed: z.number().int().min(0).max(4_294_967_295).optional(),
  styleId: z.string().max(64).nullable().default(null),
  /** A voice reads the text over the film. */
  narrate: z.boolean().default(false),
  voiceId: z.string().max(64).optional(),
  music: FilmMusic.default('auto'),
  /** What the voice says. `auto`: burned into an upright film, a track of any other. */
  captions: z.enum(['auto', ...FilmCaptions.options]).default('auto'),
  projectId: z.string().max(64).nullable().default(null),
})
export type FilmRequest = z.infer<typeof FilmRequest>
