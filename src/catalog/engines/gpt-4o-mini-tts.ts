import { z } from 'zod'
import type { Engine } from '../engine.ts'
import { namedVoice } from './named-voice.ts'
import { openaiSource } from './openai.ts'

const voices = [
  'marin',
  'cedar',
  'alloy',
  'ash',
  'ballad',
  'coral',
  'echo',
  'fable',
  'nova',
  'onyx',
  'sage',
  'shimmer',
  'verse',
] as const

const options = z.strictObject({
  voiceId: z.enum(voices).default('marin'),
  speed: z.number().min(0.25).max(4).default(1),
  /** How it is said: mood, pace, accent, a whisper. */
  instructions: z.string().max(2_000).default(''),
  format: z.enum(['mp3', 'wav']).default('mp3'),
})

export const gpt4oMiniTts: Engine = {
  id: 'gpt-4o-mini-tts',
  label: 'GPT-4o mini TTS',
  maker: 'OpenAI',
  summary: 'Thirteen voices that can be told how to speak, in nearly any language.',
  tags: ['voice', 'cheap'],
  draft: false,
  source: openaiSource.source,
  // OpenAI turns it off on 6 January 2027 and names no successor.
  deprecatedAt: '2027-01-06',
  modes: {
    tts: {
      output: 'audio',
      audio: 'always',
      seed: false,
      negativePrompt: false,
      prompt: { required: true, maxChars: 4_096 },
      inputs: [],
      camera: 'none',
      styles: false,
      options,
      voices: voices.map(namedVoice),
      expectedSeconds: { base: 8, perSecond: 0 },
    },
  },
  price: {
    credits: { per: 'character', creditsPer1000: 1, factors: [], perReference: 0 },
    // About 0.015 dollars a minute, and a minute is some 900 characters.
    cost: { per: 'character', tiers: [{ when: {}, microUsd: 17 }] },
    billsModerated: false,
    billsFailed: false,
    source: openaiSource.priceSource,
  },
  routes: [
    {
      provider: 'openai',
      compile: (request) => {
        const { voiceId, speed, instructions, format } = options.parse(request.options)
        return {
          endpoint: 'audio/speech',
          body: {
            model: 'gpt-4o-mini-tts',
            input: request.prompt,
            voice: voiceId,
            speed,
            response_format: format,
            ...(instructions === '' ? {} : { instructions }),
          },
          slots: [],
        }
      },
    },
  ],
}
