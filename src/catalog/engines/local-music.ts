import { z } from 'zod'
import { MusicMood } from '#contract/music.ts'
import { durationOf } from '../compile.ts'
import type { Engine } from '../engine.ts'
import { local, ownSound } from './local-shared.ts'

const moods = ['auto', ...MusicMood.options] as const

const options = z.strictObject({
  mood: z.enum(moods).default('auto').describe('Auto reads it from your words.'),
  bpm: z.int().min(40).max(200).optional().describe('Beats a minute; empty leaves it to the mood.'),
  ending: z.enum(['end', 'loop']).default('end'),
})

export const localMusic: Engine = {
  ...local,
  id: 'local-music',
  label: 'Local music',
  summary:
    'Writes and plays a piece in one of ten moods on this machine: any length, exact tempo, ends or loops. Free.',
  tags: ['draft', 'free', 'offline'],
  modes: {
    music: {
      ...ownSound,
      // Music is as long as its film, so any tenth of a second will do.
      durations: { min: 2, max: 300, step: 0.1, default: 30 },
      prompt: { required: false, maxChars: 5_000 },
      options,
      expectedSeconds: { base: 3, perSecond: 0.2 },
    },
  },
  routes: [
    {
      provider: 'local',
      compile: (request) => {
        const { mood, bpm, ending } = options.parse(request.options)
        return {
          endpoint: 'music',
          body: {
            ...{ prompt: request.prompt, durationSeconds: durationOf(request), seed: request.seed },
            ...{ mood: mood === 'auto' ? null : mood, bpm: bpm ?? null, ending },
          },
          slots: [],
        }
      },
    },
  ],
}
