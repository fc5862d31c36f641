import { z } from 'zod'
import { countInputs } from '../compile.ts'
import type { Compiled, Engine, ModeCard, RouteRequest } from '../engine.ts'
import { promptInWords } from '../words.ts'
import { tieredPrice } from './tiered-price.ts'

const maxChars = 6_000

const options = z.strictObject({
  format: z.enum(['png', 'jpeg']).default('png'),
  look: z.enum(['auto', 'manga']).default('auto'),
  /** Lets the model look at pictures on the web before it draws what really exists. */
  webSearch: z.boolean().default(false),
})

/** Pictures of 2,048 pixels, whatever the shape. */
const common: Omit<ModeCard, 'inputs'> = {
  output: 'image',
  aspectRatios: ['16:9', '9:16', '1:1', '3:2', '2:3', '2:1', '1:2', '3:1', '1:3'],
  audio: 'none',
  seed: false,
  negativePrompt: false,
  prompt: { required: true, maxChars },
  camera: 'words',
  styles: true,
  options,
  expectedSeconds: { base: 30, perSecond: 0 },
}

interface UniTier {
  id: 'uni-1' | 'uni-1-max'
  label: string
  summary: string
  /** Dollars for a picture without a reference; each one adds 0.003. */
  usd: number
}

/** The two models differ in care and price, and in nothing else. */
function uni(tier: UniTier): Engine {
  return {
    id: tier.id,
    label: tier.label,
    maker: 'Luma',
    summary: tier.summary,
    tags: ['image', 'references'],
    draft: false,
    source: { url: 'https://docs.agents.lumalabs.ai/guides/images/generation/', checkedAt: '2026-11-21' },
    modes: {
      t2i: { ...common, inputs: [] },
      i2i: { ...common, inputs: [{ role: 'reference', kind: 'image', min: 1, max: 9 }] },
    },
    price: {
      ...tieredPrice('image', [{ usd: tier.usd }], { perReferenceMicroUsd: 3_000 }),
      // The guide says that moderated and failed generations are refunded.
      billsModerated: false,
      billsFailed: false,
      source: { url: 'https://docs.agents.lumalabs.ai/guides/pricing/', checkedAt: '2026-11-21' },
    },
    routes: [{ provider: 'luma', compile: (request) => compileUni(tier.id, request) }],
  }
}

export const uni1 = uni({
  id: 'uni-1',
  label: 'Luma Uni-1',
  summary: 'A model that plans a picture before it draws it; reads up to nine references.',
  usd: 0.0404,
})

export const uni1Max = uni({
  id: 'uni-1-max',
  label: 'Luma Uni-1 Max',
  summary: 'Uni-1 with more care for small things and text; reads up to nine references.',
  usd: 0.1,
})

function compileUni(model: UniTier['id'], request: RouteRequest): Compiled {
  const { format, look, webSearch } = options.parse(request.options)
  return {
    endpoint: model,
    body: {
      type: 'image',
      prompt: promptInWords(request, maxChars),
      aspect_ratio: request.aspectRatio,
      style: look,
      output_format: format,
      web_search: webSearch,
    },
    slots: Array.from({ length: countInputs(request, 'reference') }, (_, index) => ({
      role: 'reference',
      index,
      at: ['image_ref', index, 'file_id'],
    })),
  }
}
