import { z } from 'zod'
import { slotFor } from '../compile.ts'
import type { Engine, ModeCard, RouteRequest } from '../engine.ts'
import { negativeInWords, promptInWords } from '../words.ts'
import { whenWritten } from './fal-video.ts'
import {
  onePicture,
  presetField,
  stabilityFormat,
  stabilityMaxChars,
  stabilityPicture,
  stabilityPrice,
  stabilitySeed,
  stabilitySource,
  stylePreset,
} from './stability.ts'

const plain = z.strictObject({ format: stabilityFormat })
const careful = plain.extend({
  /** How much detail it may invent. */
  creativity: z.number().min(0.2).max(0.5).default(0.35),
})
const free = plain.extend({ creativity: z.number().min(0.1).max(0.5).default(0.3), stylePreset })

const facts = {
  maker: 'Stability AI',
  tags: ['image'],
  draft: false,
  source: stabilitySource.source,
} as const

const card: Omit<ModeCard, 'options'> = { ...stabilityPicture, inputs: [onePicture], camera: 'none' }

const worded = (request: RouteRequest) => ({
  prompt: promptInWords(request, stabilityMaxChars),
  ...whenWritten('negative_prompt', negativeInWords(request)),
  seed: stabilitySeed(request),
})

export const stabilityUpscaleFast: Engine = {
  ...facts,
  id: 'stability-upscale-fast',
  label: 'Stability Fast Upscale',
  summary: 'Four times as wide and high in about a second, and nothing invented.',
  tags: ['image', 'fast', 'cheap'],
  modes: {
    upscale: {
      ...card,
      seed: false,
      negativePrompt: false,
      prompt: { required: false, maxChars: 0 },
      styles: false,
      options: plain,
      expectedSeconds: { base: 4, perSecond: 0 },
    },
  },
  price: stabilityPrice('image', 2),
  routes: [
    {
      provider: 'stability',
      compile: (request) => ({
        endpoint: 'stable-image/upscale/fast',
        body: { output_format: plain.parse(request.options).format },
        slots: slotFor(request, 'reference', 'image'),
      }),
    },
  ],
}

export const stabilityUpscaleConservative: Engine = {
  ...facts,
  id: 'stability-upscale-conservative',
  label: 'Stability True Upscale',
  summary: 'Up to four megapixels, true to your picture: say what is in it.',
  modes: { upscale: { ...card, options: careful, expectedSeconds: { base: 30, perSecond: 0 } } },
  price: stabilityPrice('image', 40),
  routes: [
    {
      provider: 'stability',
      compile: (request) => {
        const { format, creativity } = careful.parse(request.options)
        return {
          endpoint: 'stable-image/upscale/conservative',
          body: { ...worded(request), creativity, output_format: format },
          slots: slotFor(request, 'reference', 'image'),
        }
      },
    },
  ],
}

export const stabilityUpscaleCreative: Engine = {
  ...facts,
  id: 'stability-upscale-creative',
  label: 'Stability Creative Upscale',
  summary: 'Saves small or broken pictures by painting in what is missing, from your words.',
  modes: { upscale: { ...card, options: free, expectedSeconds: { base: 60, perSecond: 0 } } },
  price: stabilityPrice('image', 60),
  routes: [
    {
      provider: 'stability',
      compile: (request) => {
        const { format, creativity, stylePreset: preset } = free.parse(request.options)
        return {
          endpoint: 'stable-image/upscale/creative',
          body: { ...worded(request), creativity, ...presetField(preset), output_format: format },
          slots: slotFor(request, 'reference', 'image'),
        }
      },
    },
  ],
}
