import { countInputs } from '../compile.ts'
import type { Compiled, Engine, ModeCard, RouteRequest } from '../engine.ts'
import { promptInWords } from '../words.ts'
import { klingBilling, klingSource } from './kling.ts'
import { tieredPrice } from './tiered-price.ts'

const maxChars = 2_500

interface Model extends Pick<Engine, 'id' | 'label' | 'summary' | 'tags'> {
  model: string
  resolutions: readonly string[]
  price: Parameters<typeof tieredPrice>[1]
}

function klingImage({ model, resolutions, price, ...one }: Model): Engine {
  const common: Omit<ModeCard, 'inputs'> = {
    output: 'image',
    resolutions,
    aspectRatios: ['16:9', '9:16', '1:1', '4:3', '3:4', '3:2', '2:3', '21:9'],
    audio: 'none',
    seed: false,
    negativePrompt: false,
    prompt: { required: true, maxChars },
    camera: 'words',
    styles: true,
    expectedSeconds: { base: 30, perSecond: 0 },
  }
  return {
    ...one,
    maker: 'Kuaishou',
    draft: false,
    pictureName: (number) => `<<<image_${number}>>>`,
    source: { ...klingSource, url: 'https://kling.ai/document-api/api/image' },
    modes: {
      t2i: { ...common, inputs: [] },
      i2i: { ...common, inputs: [{ role: 'reference', kind: 'image', min: 1, max: 10 }] },
    },
    price: { ...tieredPrice('image', price), ...klingBilling },
    routes: [{ provider: 'kling', compile: (request) => compile(model, request) }],
  }
}

export const klingImage30Omni = klingImage({
  id: 'kling-image-3.0-omni',
  model: 'kling-v3-omni',
  label: 'Kling Image 3.0 Omni',
  summary: 'Pictures up to 4K that keep people and things from up to ten of yours; name them <<<image_1>>>.',
  tags: ['image', 'references', '4k'],
  resolutions: ['1K', '2K', '4K'],
  price: [{ usd: 0.028 }, { resolutions: ['4K'], usd: 0.056 }],
})

export const klingImageO1 = klingImage({
  id: 'kling-image-o1',
  model: 'kling-image-o1',
  label: 'Kling Image O1',
  summary: 'The model before it, up to 2K, with as many references.',
  tags: ['image', 'references'],
  resolutions: ['1K', '2K'],
  price: [{ usd: 0.028 }],
})

function compile(model: string, request: RouteRequest): Compiled {
  const slots = Array.from({ length: countInputs(request, 'reference') }, (_, index) => ({
    role: 'reference',
    index,
    at: ['image_list', index, 'image'],
  }))
  return {
    endpoint: 'v1/images/omni-image',
    body: {
      model_name: model,
      prompt: promptInWords(request, maxChars),
      n: 1,
      resolution: request.resolution?.toLowerCase() ?? '1k',
      aspect_ratio: request.aspectRatio,
    },
    slots,
  }
}
