import { z } from 'zod'

/** What the built-in composer can write. */
export const MusicMood = z.enum([
  ...['calm', 'uplifting', 'epic', 'tense', 'sad'],
  ...['mysterious', 'romantic', 'playful', 'energetic', 'lofi'],
] as const)
export type MusicMood = z.infer<typeof MusicMood>
