import { z } from 'zod'
import type { CardVoice, Engine, ModeCard } from '../engine.ts'
import { whenWritten } from './fal-video.ts'
import { minimaxBilling, minimaxSource } from './minimax.ts'
import { tieredPrice } from './tiered-price.ts'

const soundOnly: Omit<ModeCard, 'prompt' | 'inputs' | 'expectedSeconds'> = {
  output: 'audio',
  audio: 'always',
  seed: false,
  negativePrompt: false,
  camera: 'none',
  styles: false,
}

const voice = (id: string, label: string, language: string, gender: string): CardVoice => ({
  id,
  label,
  languages: [language],
  gender,
  age: null,
  accent: null,
  description: null,
})

/** Some of the voices that every account has; each speaks every language, and its own best. */
const voices: readonly [CardVoice, ...CardVoice[]] = [
  voice('English_expressive_narrator', 'Expressive Narrator', 'en', 'male'),
  voice('English_Graceful_Lady', 'Graceful Lady', 'en', 'female'),
  voice('English_Insightful_Speaker', 'Insightful Speaker', 'en', 'male'),
  voice('English_radiant_girl', 'Radiant Girl', 'en', 'female'),
  voice('English_Persuasive_Man', 'Persuasive Man', 'en', 'male'),
  voice('English_Lucky_Robot', 'Lucky Robot', 'en', 'male'),
  voice('Japanese_Whisper_Belle', 'Whisper Belle', 'ja', 'female'),
]

const speechOptions = z.strictObject({
  /** One of these, or one of the account’s own. */
  voiceId: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9 ()]*[_-][A-Za-z0-9 ()_-]{1,60}$/, 'This is no voice of MiniMax.')
    .default(voices[0].id),
  speed: z.number().min(0.5).max(2).default(1),
  /** Half tones up or down. */
  pitch: z.int().min(-12).max(12).default(0),
  volume: z.number().min(0.1).max(10).default(1),
  /** Left out, the model hears it from the words. */
  emotion: z
    .enum(['happy', 'sad', 'angry', 'fearful', 'disgusted', 'surprised', 'calm', 'fluent', 'whisper'])
    .optional(),
})

interface Speech extends Pick<Engine, 'id' | 'label' | 'summary' | 'tags'> {
  usdPer1000: number
  creditsPer1000: number
  seconds: number
}

function speech({ usdPer1000, creditsPer1000, seconds, ...one }: Speech): Engine {
  return {
    ...one,
    maker: 'MiniMax',
    draft: false,
    source: minimaxSource('speech-t2a-http'),
    modes: {
      tts: {
        ...soundOnly,
        prompt: { required: true, maxChars: 10_000 },
        inputs: [],
        options: speechOptions,
        voices,
        expectedSeconds: { base: seconds, perSecond: 0 },
      },
    },
    price: {
      credits: { per: 'character', creditsPer1000, factors: [], perReference: 0 },
      cost: { per: 'character', tiers: [{ when: {}, microUsd: Math.round(usdPer1000 * 1_000) }] },
      ...minimaxBilling,
    },
    routes: [
      {
        provider: 'minimax',
        compile: (request) => {
          const { voiceId, speed, pitch, volume, emotion } = speechOptions.parse(request.options)
          return {
            endpoint: 'v1/t2a_v2',
            body: {
              model: one.id.replace(/^minimax-/, ''),
              text: request.prompt,
              stream: false,
              output_format: 'hex',
              language_boost: 'auto',
              voice_setting: {
                voice_id: voiceId,
                speed,
                pitch,
                vol: volume,
                ...(emotion === undefined ? {} : { emotion }),
              },
              audio_setting: { sample_rate: 44_100, bitrate: 128_000, format: 'mp3', channel: 1 },
            },
            slots: [],
          }
        },
      },
    ],
  }
}

export const minimaxSpeechHd = speech({
  id: 'minimax-speech-2.8-hd',
  label: 'MiniMax Speech 2.8 HD',
  summary: 'Feeling and breath in forty languages; laughs and sighs where the text says (laughs) or (sighs).',
  tags: ['voice'],
  usdPer1000: 0.1,
  creditsPer1000: 2,
  seconds: 8,
})

export const minimaxSpeechTurbo = speech({
  id: 'minimax-speech-2.8-turbo',
  label: 'MiniMax Speech 2.8 Turbo',
  summary: 'The same voices sooner, for a little more than half the price.',
  tags: ['voice', 'fast', 'cheap'],
  usdPer1000: 0.06,
  creditsPer1000: 1,
  seconds: 4,
})

const songOptions = z.strictObject({
  /** Nobody sings. */
  instrumental: z.boolean().default(true),
  /** What is sung, with [verse] and [chorus] before its parts; left out, the model writes it. */
  lyrics: z.string().max(2_000).default(''),
})

export const minimaxMusic: Engine = {
  id: 'minimax-music-2.6',
  label: 'MiniMax Music 2.6',
  maker: 'MiniMax',
  summary:
    'A song or a piece of up to five minutes at one price. Sold to accounts from before August 2026 alone.',
  tags: ['music'],
  draft: false,
  source: minimaxSource('music-generation'),
  modes: {
    music: {
      ...soundOnly,
      prompt: { required: true, maxChars: 2_000 },
      inputs: [],
      options: songOptions,
      expectedSeconds: { base: 90, perSecond: 0 },
    },
  },
  price: { ...tieredPrice('fixed', [{ usd: 0.15 }]), ...minimaxBilling },
  routes: [
    {
      provider: 'minimax',
      compile: (request) => {
        const { instrumental, lyrics } = songOptions.parse(request.options)
        const sung = instrumental ? '' : lyrics
        return {
          endpoint: 'v1/music_generation',
          body: {
            model: 'music-2.6',
            prompt: request.prompt,
            ...whenWritten('lyrics', sung),
            is_instrumental: instrumental,
            lyrics_optimizer: !instrumental && sung === '',
            stream: false,
            output_format: 'hex',
            audio_setting: { sample_rate: 44_100, bitrate: 256_000, format: 'mp3' },
          },
          slots: [],
        }
      },
    },
  ],
}
