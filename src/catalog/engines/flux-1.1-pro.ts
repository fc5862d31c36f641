import { z } from 'zod'
import { frameOf, slotFor } from '../compile.ts'
import type { Engine, ModeCard } from '../engine.ts'
import { promptInWords } from '../words.ts'
import { bflBilling, bflFormat, bflSource } from './bfl.ts'
import { tieredPrice } from './tiered-price.ts'

const maxChars = 20_000

const common = z.strictObject({
  format: bflFormat,
  /** 0 is the most strict. */
  safetyTolerance: z.int().min(0).max(6).default(2),
  /** Lets the model write more into the prompt than you said. */
  expandPrompt: z.boolean().default(false),
})
const ultra = common.extend({
  /** Less finished, more like a photo that somebody took. */
  raw: z.boolean().default(false),
})
const likeness = ultra.extend({
  /** How much of the given picture is left. */
  likeness: z.number().min(0).max(1).default(0.1),
})

const card: Omit<ModeCard, 'inputs' | 'options' | 'aspectRatios'> = {
  output: 'image',
  audio: 'none',
  seed: true,
  negativePrompt: false,
  prompt: { required: true, maxChars },
  camera: 'words',
  styles: true,
  expectedSeconds: { base: 10, perSecond: 0 },
}

const facts = { maker: 'Black Forest Labs', draft: false, source: bflSource.source } as const

const priced = (usd: number): Engine['price'] => ({
  ...tieredPrice('image', [{ usd }]),
  ...bflBilling,
  source: bflSource.priceSource,
})

export const flux11Pro: Engine = {
  ...facts,
  id: 'flux-1.1-pro',
  label: 'FLUX 1.1 Pro',
  summary: 'The steady older FLUX: a picture of one megapixel for one price.',
  tags: ['image'],
  modes: {
    t2i: {
      ...card,
      resolutions: ['720p'],
      aspectRatios: ['16:9', '9:16', '1:1', '4:3', '3:4'],
      inputs: [],
      options: common,
    },
  },
  price: priced(0.04),
  routes: [
    {
      provider: 'bfl',
      compile: (request) => {
        const { format, safetyTolerance, expandPrompt } = common.parse(request.options)
        const { width, height } = frameOf(request)
        return {
          endpoint: 'flux-pro-1.1',
          body: {
            prompt: promptInWords(request, maxChars),
            width: toThirtyTwo(width),
            height: toThirtyTwo(height),
            seed: request.seed,
            output_format: format,
            safety_tolerance: safetyTolerance,
            prompt_upsampling: expandPrompt,
          },
          slots: [],
        }
      },
    },
  ],
}

/** The sides of its pictures are multiples of 32. */
const toThirtyTwo = (pixels: number) => 32 * Math.round(pixels / 32)

const shapes = ['16:9', '9:16', '1:1', '4:3', '3:4', '3:2', '2:3', '21:9', '9:21']

export const flux11ProUltra: Engine = {
  ...facts,
  id: 'flux-1.1-pro-ultra',
  label: 'FLUX 1.1 Pro Ultra',
  summary: 'Four megapixels at once, polished or raw as a snapshot.',
  tags: ['image'],
  modes: {
    t2i: { ...card, aspectRatios: shapes, inputs: [], options: ultra },
    i2i: {
      ...card,
      aspectRatios: shapes,
      inputs: [{ role: 'reference', kind: 'image', min: 1, max: 1 }],
      options: likeness,
    },
  },
  price: priced(0.06),
  routes: [
    {
      provider: 'bfl',
      compile: (request) => {
        const edits = request.mode === 'i2i'
        const { format, safetyTolerance, expandPrompt, raw } = (edits ? likeness : ultra).parse(
          request.options,
        )
        return {
          endpoint: 'flux-pro-1.1-ultra',
          body: {
            prompt: promptInWords(request, maxChars),
            aspect_ratio: request.aspectRatio,
            seed: request.seed,
            output_format: format,
            safety_tolerance: safetyTolerance,
            prompt_upsampling: expandPrompt,
            raw,
            ...(edits ? { image_prompt_strength: likeness.parse(request.options).likeness } : {}),
          },
          slots: slotFor(request, 'reference', 'image_prompt'),
        }
      },
    },
  ],
}
