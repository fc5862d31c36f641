import { z } from 'zod'
import { durationOf } from '../compile.ts'
import type { Engine } from '../engine.ts'
import { elevenLabsBilling, elevenLabsSource, output_format, soundOnly } from './elevenlabs.ts'

const options = z.strictObject({
  /** How closely it keeps to the words. */
  influence: z.number().min(0).max(1).default(0.3),
  /** The end runs into the beginning without a seam. */
  loop: z.boolean().default(false),
})

export const elevenLabsSoundEffects: Engine = {
  id: 'elevenlabs-sound-effects',
  label: 'ElevenLabs Sound Effects',
  maker: 'ElevenLabs',
  summary: 'Any sound from words, from a click to half a minute of a storm; loops without a seam.',
  tags: ['sound'],
  draft: false,
  source: {
    url: 'https://elevenlabs.io/docs/api-reference/text-to-sound-effects/convert',
    checkedAt: '2026-11-21',
  },
  modes: {
    sfx: {
      ...soundOnly,
      durations: { min: 0.5, max: 30, step: 0.1, default: 4 },
      // What their own page takes; the interface gives no limit.
      prompt: { required: true, maxChars: 450 },
      inputs: [],
      options,
      expectedSeconds: { base: 6, perSecond: 0.2 },
    },
  },
  price: {
    credits: { per: 'fixed', credits: 2, factors: [], perReference: 0 },
    cost: { per: 'fixed', tiers: [{ when: {}, microUsd: 120_000 }] },
    ...elevenLabsBilling,
    source: elevenLabsSource.priceSource,
  },
  routes: [
    {
      provider: 'elevenlabs',
      compile: (request) => {
        const { influence, loop } = options.parse(request.options)
        return {
          endpoint: 'sound-generation',
          body: {
            output_format,
            text: request.prompt,
            duration_seconds: durationOf(request),
            prompt_influence: influence,
            loop,
            model_id: 'eleven_text_to_sound_v2',
          },
          slots: [],
        }
      },
    },
  ],
}
