import { z } from 'zod'
import { seed } from '../endpoint.ts'
import { moodNames } from './moods.ts'

export const MusicBody = z.strictObject({
  prompt: z.string().max(20_000),
  durationSeconds: z.number().min(4).max(300),
  /** Null: as the words say. */
  mood: z.enum(moodNames).nullable(),
  /** Null: as the words or the mood say. */
  bpm: z.number().min(40).max(200).nullable(),
  ending: z.enum(['end', 'loop']),
  seed,
})
export type MusicBody = z.infer<typeof MusicBody>
