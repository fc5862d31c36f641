import type { Engine, InputCard, ModeCard } from '../engine.ts'

/** A model's own page at fal: its inputs, their limits and its price. */
export const falPage = (endpoint: string) => ({
  url: `https://fal.ai/models/${endpoint}/llms.txt`,
  checkedAt: '2026-11-21',
})

/** fal's queue documents that work ending in a server error is not billed; refused prompts never reach the model. */
export const falBilling = { billsModerated: false, billsFailed: false } satisfies Partial<Engine['price']>

/** Work on a video or a picture that is given: no words, and what comes out is as long as what went in. */
export const falWork = {
  audio: 'none',
  seed: false,
  negativePrompt: false,
  prompt: { required: false, maxChars: 0 },
  camera: 'none',
  styles: false,
} as const satisfies Partial<ModeCard>

export const givenVideo: InputCard = { role: 'video', kind: 'video', min: 1, max: 1 }
export const givenPicture: InputCard = { role: 'reference', kind: 'image', min: 1, max: 1 }
