import { z } from 'zod'
import type { Engine, ModeCard } from '../engine.ts'

/** Limits: ElevenLabs' OpenAPI document and the types of its own client, release 2.73.0. */
export const elevenLabsSource = {
  source: {
    url: 'https://elevenlabs.io/docs/api-reference/text-to-speech/convert',
    checkedAt: '2026-11-21',
  },
  priceSource: { url: 'https://elevenlabs.io/pricing/api', checkedAt: '2026-11-21' },
}

/** What the filter refuses is refused before anything is made. */
export const elevenLabsBilling = { billsModerated: false, billsFailed: false } satisfies Partial<
  Engine['price']
>

/** The shape of their ids, so that "auto" does not hand them another house's voice. */
export const elevenLabsVoice = z
  .string()
  .regex(/^[A-Za-z0-9]{16,40}$/, 'This is no voice of ElevenLabs.')
  .optional()

/** "George", one of the voices that every account has. */
export const usualVoice = 'JBFqnCBsd6RMkjVDRZzb'

export const output_format = 'mp3_44100_128'

export const soundOnly: Omit<ModeCard, 'prompt' | 'inputs' | 'expectedSeconds'> = {
  output: 'audio',
  audio: 'always',
  seed: false,
  negativePrompt: false,
  camera: 'none',
  styles: false,
}
