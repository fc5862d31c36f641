import { countInputs } from '../compile.ts'
import type { Compiled, Engine, ModeCard, RouteRequest } from '../engine.ts'
import type { PriceRule } from '../price-rule.ts'
import { promptInWords } from '../words.ts'

const maxChars = 20_000

interface GeminiImage {
  id: string
  label: string
  summary: string
  tags: readonly string[]
  resolutions: readonly string[]
  aspectRatios: readonly string[]
  price: Pick<PriceRule, 'credits' | 'cost'>
  expectedSeconds: ModeCard['expectedSeconds']
}

function geminiImage(model: GeminiImage): Engine {
  const common: Omit<ModeCard, 'inputs'> = {
    output: 'image',
    resolutions: model.resolutions,
    aspectRatios: model.aspectRatios,
    audio: 'none',
    seed: false,
    negativePrompt: false,
    prompt: { required: true, maxChars },
    camera: 'words',
    styles: true,
    expectedSeconds: model.expectedSeconds,
  }
  return {
    id: model.id,
    label: model.label,
    maker: 'Google',
    summary: model.summary,
    tags: model.tags,
    draft: false,
    source: { url: 'https://ai.google.dev/gemini-api/docs/image-generation', checkedAt: '2026-11-21' },
    modes: {
      t2i: { ...common, inputs: [] },
      i2i: { ...common, inputs: [{ role: 'reference', kind: 'image', min: 1, max: 14 }] },
    },
    price: {
      ...model.price,
      // Google does not say that a picture which its filter keeps is free; the tokens in its reply tell.
      billsModerated: true,
      billsFailed: false,
      source: { url: 'https://ai.google.dev/gemini-api/docs/pricing', checkedAt: '2026-11-21' },
    },
    routes: [{ provider: 'google', compile: (request) => compileImage(model.id, request) }],
  }
}

const ratios = ['16:9', '9:16', '1:1', '4:3', '3:4', '3:2', '2:3', '5:4', '4:5', '21:9']

/** 1,120 tokens a picture, 2,000 at 4K, at 120 dollars a million. */
export const gemini3ProImage = geminiImage({
  id: 'gemini-3-pro-image',
  label: 'Nano Banana Pro',
  summary: 'Thinks before it draws: text that can be read, exact edits, up to fourteen references, up to 4K.',
  tags: ['image', 'references', '4k'],
  resolutions: ['1K', '2K', '4K'],
  aspectRatios: ratios,
  price: {
    credits: {
      per: 'image',
      credits: 2,
      factors: [{ when: { resolutions: ['4K'] }, times: [2, 1] }],
      perReference: 0,
    },
    cost: {
      per: 'image',
      tiers: [
        { when: { resolutions: ['4K'] }, microUsd: 240_000 },
        { when: {}, microUsd: 134_400 },
      ],
      perReferenceMicroUsd: 1_100,
    },
  },
  expectedSeconds: { base: 35, perSecond: 0 },
})

/** 747 tokens at 512 pixels, 1,120, 1,680 and 2,520 above, at 60 dollars a million. */
export const gemini31FlashImage = geminiImage({
  id: 'gemini-3.1-flash-image',
  label: 'Nano Banana 2',
  summary: 'Pictures and edits within seconds, in any shape from 1:8 to 8:1, with up to fourteen references.',
  tags: ['image', 'references', 'fast', '4k'],
  resolutions: ['1K', '512', '2K', '4K'],
  aspectRatios: [...ratios, '1:4', '4:1', '1:8', '8:1'],
  price: {
    credits: {
      per: 'image',
      credits: 1,
      factors: [{ when: { resolutions: ['2K', '4K'] }, times: [2, 1] }],
      perReference: 0,
    },
    cost: {
      per: 'image',
      tiers: [
        { when: { resolutions: ['512'] }, microUsd: 44_820 },
        { when: { resolutions: ['2K'] }, microUsd: 100_800 },
        { when: { resolutions: ['4K'] }, microUsd: 151_200 },
        { when: {}, microUsd: 67_200 },
      ],
      perReferenceMicroUsd: 560,
    },
  },
  expectedSeconds: { base: 12, perSecond: 0 },
})

function compileImage(model: string, request: RouteRequest): Compiled {
  const references = countInputs(request, 'reference')
  return {
    endpoint: `models/${model}:generateContent`,
    body: {
      contents: [{ role: 'user', parts: [{ text: promptInWords(request, maxChars) }] }],
      generationConfig: {
        responseModalities: ['IMAGE'],
        imageConfig: { aspectRatio: request.aspectRatio, imageSize: request.resolution },
      },
    },
    slots: Array.from({ length: references }, (_, index) => ({
      role: 'reference',
      index,
      at: ['contents', 0, 'parts', index + 1, 'fileData', 'fileUri'],
    })),
  }
}
