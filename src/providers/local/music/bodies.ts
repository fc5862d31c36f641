import { z } from 'zod'
import { MusicMood } from '#contract/music.ts'
import { seed } from '../endpoint.ts'

export const MusicBody = z.strictObject({
  prompt: z.string().max(20_000),
  durationSeconds: z.number().min(2).max(300),
  /** Null: as the words say. */
  mood: MusicMood.nullable(),
  /** Null: as the words or the mood say. */
  bpm: z.number().min(40).max(200).nullable(),
  ending: z.enum(['end', 'loop']),
  seed,
})
export type MusicBody = z.infer<typeof MusicBody>
