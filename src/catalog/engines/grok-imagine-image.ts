import { z } from 'zod'
import { countInputs } from '../compile.ts'
import type { Compiled, Engine, ModeCard, RouteRequest } from '../engine.ts'
import { promptInWords } from '../words.ts'
import { tieredPrice } from './tiered-price.ts'

/** xAI names no limit; this is as much as the house takes anywhere. */
const maxChars = 20_000

const source = {
  url: 'https://docs.x.ai/developers/model-capabilities/images/generation',
  checkedAt: '2026-11-27',
}

/** Second-hand: what others ask who resell by xAI's list; each bill is told with its picture. */
const billing = {
  // A picture that the filter refuses is refused before a bill is made.
  billsModerated: false,
  billsFailed: false,
  source: { url: 'https://docs.x.ai/developers/models', checkedAt: '2026-11-27' },
} satisfies Partial<Engine['price']>

const quality = z.strictObject({
  /** Medium draws finer and costs more. */
  quality: z.enum(['medium', 'low']).default('medium'),
})

interface Model extends Pick<Engine, 'id' | 'label' | 'summary' | 'tags'> {
  resolutions: readonly string[]
  options?: typeof quality
  price: Parameters<typeof tieredPrice>[1]
  perPictureMicroUsd: number
}

function grokImage({ resolutions, options, price, perPictureMicroUsd, ...one }: Model): Engine {
  const common: Omit<ModeCard, 'inputs'> = {
    output: 'image',
    resolutions,
    aspectRatios: ['16:9', '9:16', '1:1', '4:3', '3:4', '3:2', '2:3', '2:1', '1:2'],
    audio: 'none',
    seed: false,
    negativePrompt: false,
    prompt: { required: true, maxChars },
    camera: 'words',
    styles: true,
    ...(options ? { options } : {}),
    expectedSeconds: { base: 10, perSecond: 0 },
  }
  return {
    ...one,
    maker: 'xAI',
    draft: false,
    source,
    modes: {
      t2i: { ...common, inputs: [] },
      i2i: { ...common, inputs: [{ role: 'reference', kind: 'image', min: 1, max: 5 }] },
    },
    price: {
      ...tieredPrice('image', price, { perPictureMicroUsd, creditsPerReference: 1 }),
      ...billing,
    },
    routes: [{ provider: 'xai', compile: (request) => compile(one.id, request) }],
  }
}

export const grokImagineImage = grokImage({
  id: 'grok-imagine-image',
  label: 'Grok Imagine Image',
  summary: 'Quick pictures with few refusals, from words or up to five of yours.',
  tags: ['image', 'cheap', 'references'],
  resolutions: ['1K'],
  price: [{ usd: 0.02 }],
  perPictureMicroUsd: 2_000,
})

export const grokImagineImageQuality = grokImage({
  id: 'grok-imagine-image-quality',
  label: 'Grok Imagine Image Quality',
  summary: 'The same with more care for faces, hands and text.',
  tags: ['image', 'references'],
  resolutions: ['1K'],
  price: [{ usd: 0.05 }],
  perPictureMicroUsd: 10_000,
})

export const grokImagineImage20 = grokImage({
  id: 'grok-imagine-image-2.0',
  label: 'Grok Imagine Image 2.0',
  summary: 'The newest of them, up to 2K, in two qualities.',
  tags: ['image', 'references'],
  resolutions: ['1K', '2K'],
  options: quality,
  price: [
    { resolutions: ['1K'], options: { quality: ['medium'] }, usd: 0.06 },
    { resolutions: ['1K'], options: { quality: ['low'] }, usd: 0.04 },
    { resolutions: ['2K'], options: { quality: ['medium'] }, usd: 0.08 },
    { resolutions: ['2K'], options: { quality: ['low'] }, usd: 0.06 },
  ],
  perPictureMicroUsd: 10_000,
})

function compile(model: string, request: RouteRequest): Compiled {
  const count = countInputs(request, 'reference')
  const chosen = quality.safeParse(request.options)
  const body = {
    model,
    prompt: promptInWords(request, maxChars),
    n: 1,
    aspect_ratio: request.aspectRatio,
    resolution: request.resolution?.toLowerCase() ?? '1k',
    ...(model === 'grok-imagine-image-2.0' ? { quality: chosen.data?.quality ?? 'medium' } : {}),
    response_format: 'b64_json',
  }
  if (count === 0) return { endpoint: 'images/generations', body, slots: [] }
  if (count === 1) {
    return {
      endpoint: 'images/edits',
      body: { ...body, image: { type: 'image_url' } },
      slots: [{ role: 'reference', index: 0, at: ['image', 'url'] }],
    }
  }
  return {
    endpoint: 'images/edits',
    body: { ...body, images: Array.from({ length: count }, () => ({ type: 'image_url' })) },
    slots: Array.from({ length: count }, (_, index) => ({
      role: 'reference',
      index,
      at: ['images', index, 'url'],
    })),
  }
}
