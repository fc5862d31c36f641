import { z } from 'zod'
import { slotFor } from '../compile.ts'
import type { Engine, InputCard } from '../engine.ts'
import {
  elevenLabsBilling,
  elevenLabsSource,
  elevenLabsVoice,
  output_format,
  soundOnly,
  usualVoice,
} from './elevenlabs.ts'

const recording: InputCard = { role: 'audio', kind: 'audio', min: 1, max: 1 }

/** Twelve cents a minute of the recording. */
const price: Engine['price'] = {
  credits: { per: 'second', credits: 1, factors: [{ when: {}, times: [26, 1_000] }], perReference: 0 },
  cost: { per: 'second', tiers: [{ when: {}, microUsd: 2_000 }] },
  ...elevenLabsBilling,
  source: elevenLabsSource.priceSource,
}

const options = z.strictObject({
  voiceId: elevenLabsVoice,
  stability: z.number().min(0).max(1).default(0.5),
  similarity: z.number().min(0).max(1).default(0.75),
  /** Takes out what is heard behind the speaker first. */
  removeNoise: z.boolean().default(false),
})

export const elevenLabsVoiceChanger: Engine = {
  id: 'elevenlabs-voice-changer',
  label: 'ElevenLabs Voice Changer',
  maker: 'ElevenLabs',
  summary: 'The same words, pace and feeling in another voice.',
  tags: ['voice'],
  draft: false,
  source: {
    url: 'https://elevenlabs.io/docs/api-reference/speech-to-speech/convert',
    checkedAt: '2026-11-21',
  },
  modes: {
    'voice-change': {
      ...soundOnly,
      seed: true,
      prompt: { required: false, maxChars: 0 },
      inputs: [{ ...recording, maxSeconds: 300 }],
      options,
      expectedSeconds: { base: 5, perSecond: 0.3 },
    },
  },
  price,
  routes: [
    {
      provider: 'elevenlabs',
      compile: (request) => {
        const { voiceId, stability, similarity, removeNoise } = options.parse(request.options)
        return {
          endpoint: 'speech-to-speech',
          body: {
            voice_id: voiceId ?? usualVoice,
            output_format,
            model_id: 'eleven_multilingual_sts_v2',
            // In a form their settings are JSON in a text.
            voice_settings: JSON.stringify({ stability, similarity_boost: similarity }),
            seed: request.seed,
            remove_background_noise: removeNoise,
          },
          slots: slotFor(request, 'audio', 'audio'),
        }
      },
    },
  ],
}

export const elevenLabsVoiceIsolator: Engine = {
  id: 'elevenlabs-voice-isolator',
  label: 'ElevenLabs Voice Isolator',
  maker: 'ElevenLabs',
  summary: 'Speech alone: takes wind, music and rooms out of a recording.',
  tags: ['voice'],
  draft: false,
  source: {
    url: 'https://elevenlabs.io/docs/api-reference/audio-isolation/convert',
    checkedAt: '2026-11-21',
  },
  modes: {
    'voice-isolate': {
      ...soundOnly,
      prompt: { required: false, maxChars: 0 },
      inputs: [{ ...recording, maxSeconds: 3_600 }],
      expectedSeconds: { base: 5, perSecond: 0.2 },
    },
  },
  price,
  routes: [
    {
      provider: 'elevenlabs',
      compile: (request) => ({
        endpoint: 'audio-isolation',
        body: {},
        slots: slotFor(request, 'audio', 'audio'),
      }),
    },
  ],
}
