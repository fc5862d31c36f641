import { z } from 'zod'
import { slotFor } from '../compile.ts'
import type { Engine } from '../engine.ts'
import { promptInWords } from '../words.ts'
import { bflBilling, bflFormat, bflSource } from './bfl.ts'
import { tieredPrice } from './tiered-price.ts'

const maxChars = 20_000

const options = z.strictObject({
  format: bflFormat,
  /** 0 is the most strict. */
  safetyTolerance: z.int().min(0).max(6).default(2),
  steps: z.int().min(15).max(50).default(50),
  guidance: z.number().min(1.5).max(100).default(60),
  /** Lets the model write more into the prompt than you said. */
  expandPrompt: z.boolean().default(false),
})

export const flux1Fill: Engine = {
  id: 'flux-1-fill',
  label: 'FLUX.1 Fill Pro',
  maker: 'Black Forest Labs',
  summary: 'Paints anew what is white in your mask, and fits it into the picture around it.',
  tags: ['image', 'inpaint'],
  draft: false,
  source: bflSource.source,
  modes: {
    i2i: {
      output: 'image',
      audio: 'none',
      seed: true,
      negativePrompt: false,
      prompt: { required: false, maxChars },
      inputs: [
        { role: 'reference', kind: 'image', min: 1, max: 1 },
        { role: 'mask', kind: 'image', min: 1, max: 1 },
      ],
      camera: 'none',
      styles: true,
      options,
      expectedSeconds: { base: 15, perSecond: 0 },
    },
  },
  price: { ...tieredPrice('image', [{ usd: 0.05 }]), ...bflBilling, source: bflSource.priceSource },
  routes: [
    {
      provider: 'bfl',
      compile: (request) => {
        const { format, safetyTolerance, steps, guidance, expandPrompt } = options.parse(request.options)
        return {
          endpoint: 'flux-pro-1.0-fill',
          body: {
            prompt: promptInWords(request, maxChars),
            seed: request.seed,
            output_format: format,
            safety_tolerance: safetyTolerance,
            steps,
            guidance,
            prompt_upsampling: expandPrompt,
          },
          slots: [...slotFor(request, 'reference', 'image'), ...slotFor(request, 'mask', 'mask')],
        }
      },
    },
  ],
}
