import { z } from 'zod'
import { readJson, writeJson } from '#web/api/browser-storage.ts'
import type { PlaybackHabits } from './playback.ts'
import { speeds } from './shuttle.ts'

const Habits = z.object({
  loop: z.boolean(),
  muted: z.boolean(),
  volume: z.number().min(0).max(1),
  speed: z.literal(speeds),
})
const key = 'dailies.player'

/** How somebody likes to watch stays from take to take and over a reload. */
export const readHabits = (): PlaybackHabits =>
  readJson(key, Habits) ?? { loop: true, muted: false, volume: 1, speed: 1 }

export const keepHabits = ({ loop, muted, volume, speed }: PlaybackHabits): void =>
  writeJson(key, { loop, muted, volume, speed })
