import { z } from 'zod'
import { frameOf, slotsFor } from '../compile.ts'
import type { Compiled, Engine, ModeCard, RouteRequest } from '../engine.ts'
import { promptInWords } from '../words.ts'
import { compileFlux2 } from './bfl.ts'
import { tieredPrice } from './tiered-price.ts'

const maxChars = 20_000

const options = z.strictObject({
  format: z.enum(['png', 'jpeg']).default('png'),
  /** 1 is the most strict. */
  safetyTolerance: z.enum(['1', '2', '3', '4', '5']).default('2'),
})

const common: Omit<ModeCard, 'inputs'> = {
  output: 'image',
  resolutions: ['720p', '1080p'],
  aspectRatios: ['16:9', '9:16', '1:1', '4:3', '3:4'],
  audio: 'none',
  seed: true,
  negativePrompt: false,
  prompt: { required: true, maxChars },
  camera: 'words',
  styles: true,
  options,
  expectedSeconds: { base: 12, perSecond: 0 },
}

export const flux2Pro: Engine = {
  id: 'flux-2-pro',
  label: 'FLUX.2 Pro',
  maker: 'Black Forest Labs',
  summary: 'Sharp, literal pictures from words, or from your pictures and words.',
  tags: ['image', 'references'],
  draft: false,
  source: { url: 'https://fal.ai/models/fal-ai/flux-2-pro', checkedAt: '2026-11-21' },
  modes: {
    t2i: { ...common, inputs: [] },
    i2i: { ...common, inputs: [{ role: 'reference', kind: 'image', min: 1, max: 8 }] },
  },
  price: {
    // 0.03 dollars for the first megapixel and 0.015 for each further one begun: 1080p has two, the wide shapes three.
    ...tieredPrice(
      'image',
      [
        { resolutions: ['720p'], usd: 0.03 },
        { resolutions: ['1080p'], aspectRatios: ['16:9', '9:16'], usd: 0.06 },
        { resolutions: ['1080p'], aspectRatios: ['1:1', '4:3', '3:4'], usd: 0.045 },
      ],
      // A reference counts as one more megapixel.
      { perReferenceMicroUsd: 15_000 },
    ),
    // Third parties report that a picture withheld by the filter is still billed; the house assumes the worse.
    billsModerated: true,
    billsFailed: false,
    source: { url: 'https://fal.ai/pricing', checkedAt: '2026-11-21' },
  },
  routes: [
    { provider: 'fal', compile },
    {
      provider: 'bfl',
      compile: (request) => {
        const { format, safetyTolerance } = options.parse(request.options)
        const body = { output_format: format, safety_tolerance: Number(safetyTolerance) }
        return compileFlux2('flux-2-pro', request, { ...body, prompt: promptInWords(request, maxChars) })
      },
    },
  ],
}

function compile(request: RouteRequest): Compiled {
  const { format, safetyTolerance } = options.parse(request.options)
  const body = {
    prompt: promptInWords(request, maxChars),
    image_size: { ...frameOf(request) },
    seed: request.seed,
    output_format: format,
    safety_tolerance: safetyTolerance,
  }
  if (request.mode === 't2i') return { endpoint: 'fal-ai/flux-2-pro', body, slots: [] }
  return {
    endpoint: 'fal-ai/flux-2-pro/edit',
    body: { ...body, image_urls: [] },
    slots: slotsFor(request, 'reference', 'image_urls'),
  }
}
