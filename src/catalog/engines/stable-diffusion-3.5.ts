import { z } from 'zod'
import { slotFor } from '../compile.ts'
import type { Engine } from '../engine.ts'
import { negativeInWords, promptInWords } from '../words.ts'
import { whenWritten } from './fal-video.ts'
import {
  onePicture,
  stabilityFormat,
  stabilityMaxChars,
  stabilityPicture,
  stabilityPrice,
  stabilitySeed,
  stabilityShapes,
  stabilitySource,
} from './stability.ts'

const made = z.strictObject({
  format: stabilityFormat,
  /** How closely it keeps to the words; left out, the model's own measure. */
  cfgScale: z.number().min(1).max(10).optional(),
})
const changed = made.extend({
  /** How much may change: 0 gives your picture back, 1 is as if there were none. */
  strength: z.number().min(0).max(1).default(0.7),
})

interface Model extends Pick<Engine, 'id' | 'label' | 'summary' | 'tags'> {
  model: string
  credits: number
  seconds: number
}

function stableDiffusion({ model, credits, seconds, ...facts }: Model): Engine {
  const card = { ...stabilityPicture, expectedSeconds: { base: seconds, perSecond: 0 } }
  return {
    ...facts,
    maker: 'Stability AI',
    draft: false,
    source: stabilitySource.source,
    modes: {
      t2i: { ...card, aspectRatios: stabilityShapes, inputs: [], options: made },
      i2i: { ...card, inputs: [onePicture], options: changed },
    },
    price: stabilityPrice('image', credits),
    routes: [
      {
        provider: 'stability',
        compile: (request) => {
          const { format, cfgScale } = made.loose().parse(request.options)
          const start =
            request.mode === 't2i'
              ? { mode: 'text-to-image', aspect_ratio: request.aspectRatio }
              : { mode: 'image-to-image', strength: changed.parse(request.options).strength }
          return {
            endpoint: 'stable-image/generate/sd3',
            body: {
              model,
              prompt: promptInWords(request, stabilityMaxChars),
              ...whenWritten('negative_prompt', negativeInWords(request)),
              ...start,
              ...(cfgScale === undefined ? {} : { cfg_scale: cfgScale }),
              seed: stabilitySeed(request),
              output_format: format,
            },
            slots: slotFor(request, 'reference', 'image'),
          }
        },
      },
    ],
  }
}

export const sd35Large = stableDiffusion({
  id: 'sd-3.5-large',
  label: 'Stable Diffusion 3.5 Large',
  summary: 'The big open model: many styles, close to the words, and it changes a picture of yours.',
  tags: ['image', 'open'],
  model: 'sd3.5-large',
  credits: 6.5,
  seconds: 12,
})

export const sd35LargeTurbo = stableDiffusion({
  id: 'sd-3.5-large-turbo',
  label: 'SD 3.5 Large Turbo',
  summary: 'The big model in a few steps: nearly as good, and sooner.',
  tags: ['image', 'open', 'fast'],
  model: 'sd3.5-large-turbo',
  credits: 4,
  seconds: 6,
})

export const sd35Medium = stableDiffusion({
  id: 'sd-3.5-medium',
  label: 'Stable Diffusion 3.5 Medium',
  summary: 'A smaller sister that still follows a long prompt.',
  tags: ['image', 'open'],
  model: 'sd3.5-medium',
  credits: 3.5,
  seconds: 8,
})

export const sd35Flash = stableDiffusion({
  id: 'sd-3.5-flash',
  label: 'Stable Diffusion 3.5 Flash',
  summary: 'The quickest and cheapest of the family, for finding an idea.',
  tags: ['image', 'open', 'fast', 'cheap'],
  model: 'sd3.5-flash',
  credits: 2.5,
  seconds: 4,
})
