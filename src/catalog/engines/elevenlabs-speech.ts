import { z } from 'zod'
import type { Compiled, Engine, RouteRequest } from '../engine.ts'
import {
  elevenLabsBilling,
  elevenLabsSource,
  elevenLabsVoice,
  output_format,
  soundOnly,
  usualVoice,
} from './elevenlabs.ts'

const spoken = z.strictObject({
  voiceId: elevenLabsVoice,
  speed: z.number().min(0.7).max(1.2).default(1),
  /** Numbers, dates and abbreviations read out as words. */
  spellOut: z.enum(['auto', 'on', 'off']).default('auto'),
})
const tone = spoken.extend({
  stability: z.number().min(0).max(1).default(0.5),
  similarity: z.number().min(0).max(1).default(0.75),
  style: z.number().min(0).max(1).default(0),
  speakerBoost: z.boolean().default(true),
})
/** ISO 639-1, e.g. `de`; left out, the model hears it from the words. */
const language = z
  .string()
  .regex(/^[a-z]{2}$/, 'Say the language by its two letters, such as de.')
  .optional()

/** The third model has three ways to speak where the others have a scale. */
const deliveries = { creative: 0, natural: 0.5, robust: 1 } as const

const options = {
  eleven_v3: spoken.extend({
    delivery: z.enum(['creative', 'natural', 'robust']).default('natural'),
    similarity: z.number().min(0).max(1).default(0.75),
    language,
  }),
  eleven_multilingual_v2: tone,
  eleven_flash_v2_5: tone.extend({ language }),
}
type Model = keyof typeof options

interface Speech {
  id: string
  model: Model
  label: string
  summary: string
  tags: string[]
  maxChars: number
  usdPer1000: number
  creditsPer1000: number
  seconds: number
}

function speech({ model, maxChars, usdPer1000, creditsPer1000, seconds, ...card }: Speech): Engine {
  return {
    ...card,
    maker: 'ElevenLabs',
    draft: false,
    source: elevenLabsSource.source,
    modes: {
      tts: {
        ...soundOnly,
        seed: true,
        prompt: { required: true, maxChars },
        inputs: [],
        options: options[model],
        expectedSeconds: { base: seconds, perSecond: 0 },
      },
    },
    price: {
      credits: { per: 'character', creditsPer1000, factors: [], perReference: 0 },
      cost: { per: 'character', tiers: [{ when: {}, microUsd: usdPer1000 * 1_000 }] },
      ...elevenLabsBilling,
      source: elevenLabsSource.priceSource,
    },
    routes: [{ provider: 'elevenlabs', compile: (request) => compile(model, request) }],
  }
}

function compile(model: Model, request: RouteRequest): Compiled {
  const { voiceId, speed, spellOut, settings, language } = chosenBy(model, request.options)
  return {
    endpoint: 'text-to-speech',
    body: {
      voice_id: voiceId ?? usualVoice,
      output_format,
      text: request.prompt,
      model_id: model,
      voice_settings: { speed, ...settings },
      seed: request.seed,
      apply_text_normalization: spellOut,
      ...(language === undefined ? {} : { language_code: language }),
    },
    slots: [],
  }
}

function chosenBy(model: Model, wish: RouteRequest['options']) {
  if (model === 'eleven_v3') {
    const { delivery, similarity, ...chosen } = options.eleven_v3.parse(wish)
    return { ...chosen, settings: { stability: deliveries[delivery], similarity_boost: similarity } }
  }
  const parsed: z.infer<typeof tone> & { language?: string | undefined } = options[model].parse(wish)
  const { stability, similarity, style, speakerBoost, ...chosen } = parsed
  return {
    ...chosen,
    settings: { stability, similarity_boost: similarity, style, use_speaker_boost: speakerBoost },
  }
}

export const elevenV3 = speech({
  id: 'eleven-v3',
  model: 'eleven_v3',
  label: 'Eleven v3',
  summary: 'The most feeling, in more than 70 languages; takes directions in brackets, such as [whispers].',
  tags: ['voice', 'best'],
  maxChars: 5_000,
  usdPer1000: 0.1,
  creditsPer1000: 2,
  seconds: 8,
})

export const elevenMultilingualV2 = speech({
  id: 'eleven-multilingual-v2',
  model: 'eleven_multilingual_v2',
  label: 'Eleven Multilingual v2',
  summary: 'Even, lifelike speech in 29 languages: for long narration.',
  tags: ['voice'],
  maxChars: 10_000,
  usdPer1000: 0.1,
  creditsPer1000: 2,
  seconds: 6,
})

export const elevenFlashV25 = speech({
  id: 'eleven-flash-v2.5',
  model: 'eleven_flash_v2_5',
  label: 'Eleven Flash v2.5',
  summary: 'Speech in 32 languages at half the price, in a moment.',
  tags: ['voice', 'fast', 'cheap'],
  maxChars: 40_000,
  usdPer1000: 0.05,
  creditsPer1000: 1,
  seconds: 2,
})
