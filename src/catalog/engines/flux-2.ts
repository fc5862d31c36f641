import { z } from 'zod'
import type { JsonObject } from '#kernel/json.ts'
import type { Engine, ModeCard, RouteRequest } from '../engine.ts'
import { promptInWords } from '../words.ts'
import { bflBilling, bflFormat, bflSource, compileFlux2 } from './bfl.ts'
import { tieredPrice } from './tiered-price.ts'

const maxChars = 20_000

const common = z.strictObject({
  format: bflFormat,
  /** 0 is the most strict. */
  safetyTolerance: z.int().min(0).max(5).default(2),
})
const flexible = common.extend({
  steps: z.int().min(1).max(50).default(50),
  guidance: z.number().min(1.5).max(10).default(4.5),
  /** Lets the model write more into the prompt than you said. */
  expandPrompt: z.boolean().default(true),
})

interface Model {
  id: string
  label: string
  summary: string
  tags: string[]
  /** Dollars for the first megapixel, for each further one begun, and for a given picture. */
  usd: { first: number; further: number; reference?: number }
  resolutions: ('720p' | '1080p' | '1440p')[]
  references: number
  seconds: number
  options: typeof common | typeof flexible
  extra?(request: RouteRequest): JsonObject
}

/** At most, whatever the shape. */
const megapixels = { '720p': 1, '1080p': 3, '1440p': 4 }

function flux2({ usd, resolutions, references, seconds, options, extra, ...facts }: Model): Engine {
  const card: Omit<ModeCard, 'inputs'> = {
    output: 'image',
    resolutions,
    aspectRatios: ['16:9', '9:16', '1:1', '4:3', '3:4', '3:2', '2:3', '21:9', '9:21'],
    audio: 'none',
    seed: true,
    negativePrompt: false,
    prompt: { required: true, maxChars },
    camera: 'words',
    styles: true,
    options,
    expectedSeconds: { base: seconds, perSecond: 0 },
  }
  const tierOf = (resolution: Model['resolutions'][number]) => ({
    resolutions: [resolution],
    usd: usd.first + (megapixels[resolution] - 1) * usd.further,
  })
  const [first = '720p', ...others] = resolutions
  const reference = usd.reference ? { perReferenceMicroUsd: Math.round(usd.reference * 1_000_000) } : {}
  return {
    ...facts,
    maker: 'Black Forest Labs',
    draft: false,
    source: bflSource.source,
    modes: {
      t2i: { ...card, inputs: [] },
      i2i: { ...card, inputs: [{ role: 'reference', kind: 'image', min: 1, max: references }] },
    },
    price: {
      ...tieredPrice('image', [tierOf(first), ...others.map(tierOf)], reference),
      ...bflBilling,
      source: bflSource.priceSource,
    },
    routes: [
      {
        provider: 'bfl',
        compile: (request) => {
          const { format, safetyTolerance } = options.parse(request.options)
          return compileFlux2(facts.id, request, {
            prompt: promptInWords(request, maxChars),
            output_format: format,
            safety_tolerance: safetyTolerance,
            ...extra?.(request),
          })
        },
      },
    ],
  }
}

export const flux2Max = flux2({
  id: 'flux-2-max',
  label: 'FLUX.2 Max',
  summary: 'The most careful FLUX: keeps faces, products and text, and knows what really exists.',
  tags: ['image', 'references'],
  // The list says nothing of given pictures; one is taken for a further megapixel, as with Pro.
  usd: { first: 0.07, further: 0.03, reference: 0.03 },
  resolutions: ['720p', '1080p', '1440p'],
  references: 8,
  seconds: 25,
  options: common,
})

export const flux2Flex = flux2({
  id: 'flux-2-flex',
  label: 'FLUX.2 Flex',
  summary: 'FLUX with its dials open: steps, guidance, and the best hand for lettering.',
  tags: ['image', 'references'],
  // Beyond the first megapixel the price is not published.
  usd: { first: 0.05, further: 0.05, reference: 0.05 },
  resolutions: ['720p'],
  references: 8,
  seconds: 25,
  options: flexible,
  extra: (request) => {
    const { steps, guidance, expandPrompt } = flexible.parse(request.options)
    return { steps, guidance, prompt_upsampling: expandPrompt }
  },
})

export const flux2Klein4b = flux2({
  id: 'flux-2-klein-4b',
  label: 'FLUX.2 Klein 4B',
  summary: 'Pictures and edits in a second or two for a cent and a half.',
  tags: ['image', 'cheap', 'fast', 'references'],
  usd: { first: 0.014, further: 0.001 },
  resolutions: ['720p', '1080p', '1440p'],
  references: 4,
  seconds: 4,
  options: common,
})

export const flux2Klein9b = flux2({
  id: 'flux-2-klein-9b',
  label: 'FLUX.2 Klein 9B',
  summary: 'As quick as its small sister, with a better eye for detail.',
  tags: ['image', 'cheap', 'fast', 'references'],
  // A further megapixel is priced for the 4B model only; the list's first one is all that is sure here.
  usd: { first: 0.015, further: 0.015 },
  resolutions: ['720p'],
  references: 4,
  seconds: 5,
  options: common,
})
