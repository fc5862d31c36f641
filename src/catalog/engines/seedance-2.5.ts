import { countInputs, durationOf } from '../compile.ts'
import type { Compiled, Engine, ModeCard, RouteRequest } from '../engine.ts'
import { promptInWords } from '../words.ts'
import { firstFrame, hostedVideo, lastFrame, tieredVideoPrice } from './fal-video.ts'
import { pixelsOf, runwayBilling } from './runway.ts'

const maxChars = 15_000

/** Runway's tariff was read second-hand, in a mirror of its pages; it names no price for 1080p, which is not offered. */
const source = { url: 'https://docs.dev.runwayml.com/guides/pricing/', checkedAt: '2026-11-21' }

const frames = {
  '720p': {
    '16:9': '1280:720',
    '9:16': '720:1280',
    '1:1': '960:960',
    '4:3': '1112:834',
    '3:4': '834:1112',
    '21:9': '1470:630',
  },
  '480p': {
    '16:9': '854:480',
    '9:16': '480:854',
    '1:1': '640:640',
    '4:3': '752:560',
    '3:4': '560:752',
    '21:9': '992:432',
  },
} as const

const common: Omit<ModeCard, 'inputs'> = {
  ...hostedVideo,
  durations: { min: 4, max: 30, step: 1, default: 5 },
  resolutions: Object.keys(frames),
  aspectRatios: Object.keys(frames['720p']),
  audio: 'optional',
  seed: false,
  negativePrompt: false,
  prompt: { required: true, maxChars },
  expectedSeconds: { base: 60, perSecond: 12 },
}

export const seedance25: Engine = {
  id: 'seedance-2.5',
  label: 'Seedance 2.5',
  maker: 'ByteDance',
  summary: 'Up to half a minute in one take, with sound, and as many as thirty reference pictures.',
  tags: ['sound', 'long', 'references'],
  draft: false,
  source: { url: 'https://github.com/runwayml/openapi', checkedAt: '2026-11-21' },
  modes: {
    t2v: { ...common, inputs: [] },
    i2v: { ...common, inputs: [firstFrame, lastFrame] },
    r2v: { ...common, inputs: [{ role: 'reference', kind: 'image', min: 1, max: 30 }] },
  },
  // Runway takes 0.80 dollars at least, which is what the shortest and smallest take costs anyway.
  price: {
    ...tieredVideoPrice(source, [
      { resolutions: ['480p'], usd: 0.2 },
      { resolutions: ['720p'], usd: 0.3 },
    ]),
    ...runwayBilling,
  },
  routes: [{ provider: 'runway', compile }],
}

function compile(request: RouteRequest): Compiled {
  const body = {
    model: 'seedance2_5',
    promptText: promptInWords(request, maxChars),
    ratio: pixelsOf(frames, request),
    duration: durationOf(request),
    audio: request.audio,
  }
  if (request.mode !== 'i2v') {
    const slots = Array.from({ length: countInputs(request, 'reference') }, (_, index) => ({
      role: 'reference',
      index,
      at: ['references', index, 'uri'],
    }))
    return { endpoint: 'text_to_video', body, slots }
  }
  const given = (['firstFrame', 'lastFrame'] as const).filter((role) => countInputs(request, role) > 0)
  return {
    endpoint: 'image_to_video',
    body: {
      ...body,
      promptImage: given.map((role) => ({ position: role === 'firstFrame' ? 'first' : 'last' })),
    },
    slots: given.map((role, index) => ({ role, index: 0, at: ['promptImage', index, 'uri'] })),
  }
}
