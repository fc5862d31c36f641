import { countInputs } from '../compile.ts'
import type { Compiled, Engine, ModeCard, RouteRequest } from '../engine.ts'
import { promptInWords } from '../words.ts'
import { maxChars, moderation, moderationOf, pixelsOf, runwayBilling, runwaySource } from './runway.ts'
import { tieredPrice } from './tiered-price.ts'

/** Only the sizes whose price is beyond doubt: Runway's list knows "720p" and "1080p". */
const frames = {
  '720p': {
    '16:9': '1280:720',
    '9:16': '720:1280',
    '1:1': '720:720',
    '4:3': '960:720',
    '3:4': '720:960',
  },
  '1080p': {
    '16:9': '1920:1080',
    '9:16': '1080:1920',
    '1:1': '1080:1080',
    '4:3': '1440:1080',
    '3:4': '1080:1440',
  },
} as const

const common: Omit<ModeCard, 'inputs'> = {
  output: 'image',
  resolutions: Object.keys(frames),
  aspectRatios: Object.keys(frames['720p']),
  audio: 'none',
  seed: true,
  negativePrompt: false,
  prompt: { required: true, maxChars },
  camera: 'words',
  styles: true,
  options: moderation,
  expectedSeconds: { base: 20, perSecond: 0 },
}

const references = { role: 'reference', kind: 'image', min: 1, max: 3 } as const

export const runwayGen4Image: Engine = {
  id: 'runway-gen-4-image',
  label: 'Runway Gen-4 Image',
  maker: 'Runway',
  summary: 'Pictures that keep a person, a thing or a place from up to three of yours.',
  tags: ['image', 'references'],
  draft: false,
  source: runwaySource.source,
  modes: { t2i: { ...common, inputs: [] }, i2i: { ...common, inputs: [references] } },
  price: {
    ...tieredPrice('image', [
      { resolutions: ['720p'], usd: 0.05 },
      { resolutions: ['1080p'], usd: 0.08 },
    ]),
    ...runwayBilling,
    source: runwaySource.priceSource,
  },
  routes: [{ provider: 'runway', compile: (request) => compile('gen4_image', request) }],
}

export const runwayGen4ImageTurbo: Engine = {
  id: 'runway-gen-4-image-turbo',
  label: 'Runway Gen-4 Image Turbo',
  maker: 'Runway',
  summary: 'New pictures from one to three of yours, soon and for little.',
  tags: ['image', 'references', 'fast'],
  draft: false,
  source: runwaySource.source,
  modes: { i2i: { ...common, inputs: [references], expectedSeconds: { base: 8, perSecond: 0 } } },
  price: {
    ...tieredPrice('image', [{ usd: 0.02 }]),
    ...runwayBilling,
    source: runwaySource.priceSource,
  },
  routes: [{ provider: 'runway', compile: (request) => compile('gen4_image_turbo', request) }],
}

function compile(model: string, request: RouteRequest): Compiled {
  const slots = Array.from({ length: countInputs(request, 'reference') }, (_, index) => ({
    role: 'reference',
    index,
    at: ['referenceImages', index, 'uri'],
  }))
  return {
    endpoint: 'text_to_image',
    body: {
      model,
      promptText: promptInWords(request, maxChars),
      ratio: pixelsOf(frames, request),
      seed: request.seed,
      ...moderationOf(request),
    },
    slots,
  }
}
