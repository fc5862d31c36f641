import { z } from 'zod'
import type { Compiled, Engine, RouteRequest } from '../engine.ts'
import { namedVoice } from './named-voice.ts'

const voices = [
  'Kore',
  'Zephyr',
  'Puck',
  'Charon',
  'Fenrir',
  'Leda',
  'Orus',
  'Aoede',
  'Callirrhoe',
  'Autonoe',
  'Enceladus',
  'Iapetus',
  'Umbriel',
  'Algieba',
  'Despina',
  'Erinome',
  'Algenib',
  'Rasalgethi',
  'Laomedeia',
  'Achernar',
  'Alnilam',
  'Schedar',
  'Gacrux',
  'Pulcherrima',
  'Achird',
  'Zubenelgenubi',
  'Vindemiatrix',
  'Sadachbia',
  'Sadaltager',
  'Sulafat',
] as const

const options = z.strictObject({
  voiceId: z.enum(voices).default('Kore'),
  /** How it should sound, e.g. "whispering, out of breath". It has no pace of its own: say that here too. */
  style: z.string().max(500).default(''),
  /** Absent: the language of the text. */
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Z]{2})?$/)
    .optional(),
  speed: z.literal(1).default(1),
})

interface GeminiSpeech {
  id: string
  label: string
  summary: string
  creditsPer1000: number
  /** For a character. */
  microUsd: number
}

/**
 * Sold by the second of sound, 25 tokens each; fifteen characters are about a second. These are the prices from January
 * 2027: until then it is half.
 */
function geminiSpeech(model: GeminiSpeech): Engine {
  return {
    id: model.id,
    label: model.label,
    maker: 'Google',
    summary: model.summary,
    tags: ['voice'],
    draft: false,
    source: { url: 'https://ai.google.dev/gemini-api/docs/speech-generation', checkedAt: '2026-11-27' },
    modes: {
      tts: {
        output: 'audio',
        audio: 'always',
        seed: false,
        negativePrompt: false,
        prompt: { required: true, maxChars: 5_000 },
        inputs: [],
        camera: 'none',
        styles: false,
        options,
        voices: voices.map(namedVoice),
        expectedSeconds: { base: 15, perSecond: 0 },
      },
    },
    price: {
      credits: { per: 'character', creditsPer1000: model.creditsPer1000, factors: [], perReference: 0 },
      cost: { per: 'character', tiers: [{ when: {}, microUsd: model.microUsd }] },
      billsModerated: true,
      billsFailed: false,
      source: { url: 'https://github.com/BerriAI/litellm/discussions/42776', checkedAt: '2026-11-27' },
    },
    routes: [{ provider: 'google', compile: (request) => compileSpeech(model.id, request) }],
  }
}

export const gemini38FlashTts = geminiSpeech({
  id: 'gemini-3.8-flash-tts',
  label: 'Gemini 3.8 Flash TTS',
  summary: 'Speech in thirty voices and over a hundred languages that acts as it is told.',
  creditsPer1000: 1,
  microUsd: 31,
})

export const gemini38FlashLiteTts = geminiSpeech({
  id: 'gemini-3.8-flash-lite-tts',
  label: 'Gemini 3.8 Flash-Lite TTS',
  summary: 'The same thirty voices, sooner and for a third less: for long texts.',
  creditsPer1000: 1,
  microUsd: 21,
})

function compileSpeech(model: string, request: RouteRequest): Compiled {
  const { voiceId, style, language } = options.parse(request.options)
  return {
    endpoint: `models/${model}:generateContent`,
    body: {
      contents: [
        {
          role: 'user',
          parts: [{ text: request.prompt, ...(style === '' ? {} : { speechMetadata: { style } }) }],
        },
      ],
      generationConfig: {
        responseModalities: ['AUDIO'],
        speechConfig: {
          voiceConfig: { prebuiltVoiceConfig: { voiceName: voiceId } },
          ...(language === undefined ? {} : { languageCode: language }),
        },
      },
    },
    slots: [],
  }
}
