import { z } from 'zod'
import { durationOf } from '../compile.ts'
import type { Engine } from '../engine.ts'
import { elevenLabsBilling, elevenLabsSource, output_format, soundOnly } from './elevenlabs.ts'

const options = z.strictObject({
  /** Nobody sings, whatever the words say. */
  instrumental: z.boolean().default(true),
})

export const elevenLabsMusic: Engine = {
  id: 'elevenlabs-music',
  label: 'ElevenLabs Music',
  maker: 'ElevenLabs',
  summary: 'Music of any kind from words, with or without voices: three seconds to ten minutes.',
  tags: ['music'],
  draft: false,
  source: { url: 'https://elevenlabs.io/docs/api-reference/music/compose', checkedAt: '2026-11-21' },
  modes: {
    music: {
      ...soundOnly,
      durations: { min: 3, max: 600, step: 1, default: 30 },
      prompt: { required: true, maxChars: 4_100 },
      inputs: [],
      options,
      expectedSeconds: { base: 10, perSecond: 0.3 },
    },
  },
  price: {
    // Half a cent a second.
    credits: { per: 'second', credits: 1, factors: [{ when: {}, times: [65, 1_000] }], perReference: 0 },
    cost: { per: 'second', tiers: [{ when: {}, microUsd: 5_000 }] },
    ...elevenLabsBilling,
    source: elevenLabsSource.priceSource,
  },
  routes: [
    {
      provider: 'elevenlabs',
      compile: (request) => ({
        endpoint: 'music',
        body: {
          output_format,
          prompt: request.prompt,
          music_length_ms: Math.round(durationOf(request) * 1_000),
          model_id: 'music_v1',
          force_instrumental: options.parse(request.options).instrumental,
        },
        slots: [],
      }),
    },
  ],
}
