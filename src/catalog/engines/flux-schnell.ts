import { z } from 'zod'
import type { Compiled, Engine, RouteRequest } from '../engine.ts'
import { promptInWords } from '../words.ts'

const maxChars = 20_000

const options = z.strictObject({
  format: z.enum(['png', 'jpg', 'webp']).default('png'),
})

export const fluxSchnell: Engine = {
  id: 'flux-schnell',
  label: 'FLUX.1 schnell',
  maker: 'Black Forest Labs',
  summary: 'Pictures in seconds for a third of a cent: for finding an idea before paying for it.',
  tags: ['image', 'cheap', 'fast'],
  draft: false,
  source: { url: 'https://replicate.com/black-forest-labs/flux-schnell', checkedAt: '2026-11-21' },
  modes: {
    // One megapixel, whatever the shape.
    t2i: {
      output: 'image',
      aspectRatios: ['16:9', '9:16', '1:1', '4:3', '3:4', '3:2', '2:3', '4:5', '5:4', '21:9', '9:21'],
      audio: 'none',
      seed: true,
      negativePrompt: false,
      prompt: { required: true, maxChars },
      inputs: [],
      camera: 'words',
      styles: true,
      options,
      expectedSeconds: { base: 4, perSecond: 0 },
    },
  },
  price: {
    credits: { per: 'image', credits: 1, factors: [], perReference: 0 },
    cost: { per: 'image', tiers: [{ when: {}, microUsd: 3_000 }] },
    billsModerated: false,
    billsFailed: false,
    source: { url: 'https://replicate.com/pricing', checkedAt: '2026-11-21' },
  },
  routes: [{ provider: 'replicate', compile }],
}

function compile(request: RouteRequest): Compiled {
  return {
    endpoint: 'black-forest-labs/flux-schnell',
    body: {
      prompt: promptInWords(request, maxChars),
      aspect_ratio: request.aspectRatio,
      num_outputs: 1,
      seed: request.seed,
      output_format: options.parse(request.options).format,
      megapixels: '1',
    },
    slots: [],
  }
}
