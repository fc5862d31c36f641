import { z } from 'zod'
import type { Engine, ModeCard, RouteRequest } from '../engine.ts'
import { promptInWords } from '../words.ts'
import { bflBilling, bflFormat, bflSource, numberedSlots } from './bfl.ts'
import { tieredPrice } from './tiered-price.ts'

const maxChars = 20_000

const options = z.strictObject({
  format: bflFormat,
  /** 0 is the most strict. */
  safetyTolerance: z.int().min(0).max(6).default(2),
  /** Lets the model write more into the prompt than you said. */
  expandPrompt: z.boolean().default(false),
})

/** About one megapixel, whatever the shape. */
const common: Omit<ModeCard, 'inputs'> = {
  output: 'image',
  aspectRatios: ['16:9', '9:16', '1:1', '4:3', '3:4', '3:2', '2:3', '21:9', '9:21'],
  audio: 'none',
  seed: true,
  negativePrompt: false,
  prompt: { required: true, maxChars },
  camera: 'words',
  styles: true,
  options,
  expectedSeconds: { base: 12, perSecond: 0 },
}

function kontext(facts: Pick<Engine, 'id' | 'label' | 'summary'>, usd: number): Engine {
  return {
    ...facts,
    maker: 'Black Forest Labs',
    tags: ['image', 'references'],
    draft: false,
    source: bflSource.source,
    modes: {
      t2i: { ...common, inputs: [] },
      i2i: { ...common, inputs: [{ role: 'reference', kind: 'image', min: 1, max: 4 }] },
    },
    price: { ...tieredPrice('image', [{ usd }]), ...bflBilling, source: bflSource.priceSource },
    routes: [{ provider: 'bfl', compile: (request) => compile(facts.id, request) }],
  }
}

export const fluxKontextPro = kontext(
  {
    id: 'flux-kontext-pro',
    label: 'FLUX.1 Kontext Pro',
    summary: 'Changes what you say in a picture and leaves the rest as it is.',
  },
  0.04,
)

export const fluxKontextMax = kontext(
  {
    id: 'flux-kontext-max',
    label: 'FLUX.1 Kontext Max',
    summary: 'Kontext with more care for the words, and for letters in the picture.',
  },
  0.08,
)

function compile(endpoint: string, request: RouteRequest) {
  const { format, safetyTolerance, expandPrompt } = options.parse(request.options)
  return {
    endpoint,
    body: {
      prompt: promptInWords(request, maxChars),
      aspect_ratio: request.aspectRatio,
      seed: request.seed,
      output_format: format,
      safety_tolerance: safetyTolerance,
      prompt_upsampling: expandPrompt,
    },
    slots: numberedSlots(request),
  }
}
