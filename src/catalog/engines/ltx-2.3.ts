import { slotFor } from '../compile.ts'
import type { Engine, ModeCard, RouteRequest } from '../engine.ts'
import { promptInWords } from '../words.ts'
import { falBilling, falPage } from './fal.ts'
import { firstFrame, hostedVideo, lastFrame } from './fal-video.ts'
import { byHouseRule, tieredPrice } from './tiered-price.ts'

/** The pages name no limit; this is what the maker's own interface takes. */
const maxChars = 5_000

const common: Omit<ModeCard, 'inputs' | 'durations'> = {
  ...hostedVideo,
  resolutions: ['1080p'],
  audio: 'optional',
  seed: false,
  negativePrompt: false,
  prompt: { required: true, maxChars },
  expectedSeconds: { base: 30, perSecond: 6 },
}

const pro = {
  ...common,
  durations: { values: [6, 8, 10] },
  resolutions: ['1080p', '1440p', '2160p'],
  fps: [25, 24, 48, 50],
}

const facts = { maker: 'Lightricks', draft: false } as const

export const ltx23Pro: Engine = {
  ...facts,
  id: 'ltx-2.3-pro',
  label: 'LTX 2.3 Pro',
  summary: 'Picture and sound in one pass, from 1080p to real 4K, in up to fifty frames a second.',
  tags: ['sound', '4k'],
  source: falPage('fal-ai/ltx-2.3/text-to-video'),
  modes: {
    t2v: { ...pro, aspectRatios: ['16:9', '9:16'], inputs: [] },
    // The frame's own shape decides the video's.
    i2v: { ...pro, inputs: [firstFrame, lastFrame] },
  },
  price: {
    ...byHouseRule(
      tieredPrice('second', [
        { modes: ['t2v'], resolutions: ['1080p'], usd: 0.08 },
        { modes: ['t2v'], resolutions: ['1440p'], usd: 0.16 },
        { modes: ['t2v'], resolutions: ['2160p'], usd: 0.32 },
        { modes: ['i2v'], resolutions: ['1080p'], usd: 0.06 },
        { modes: ['i2v'], resolutions: ['1440p'], usd: 0.12 },
        { modes: ['i2v'], resolutions: ['2160p'], usd: 0.24 },
      ]),
    ),
    ...falBilling,
    source: falPage('fal-ai/ltx-2.3/image-to-video'),
  },
  routes: [{ provider: 'fal', compile: (request) => compile('', request) }],
}

/** More than ten seconds are made in 1080p and 25 frames a second alone, so these are what it offers. */
export const ltx23Fast: Engine = {
  ...facts,
  id: 'ltx-2.3-fast',
  label: 'LTX 2.3 Fast',
  summary: 'Up to twenty seconds in one take with sound, in 1080p, soon and for little.',
  tags: ['sound', 'long', 'fast', 'cheap'],
  source: falPage('fal-ai/ltx-2.3/text-to-video/fast'),
  modes: {
    t2v: {
      ...common,
      durations: { values: [6, 8, 10, 12, 14, 16, 18, 20] },
      fps: [25],
      aspectRatios: ['16:9', '9:16'],
      inputs: [],
      expectedSeconds: { base: 15, perSecond: 2 },
    },
  },
  price: {
    ...byHouseRule(tieredPrice('second', [{ usd: 0.04 }])),
    ...falBilling,
    source: falPage('fal-ai/ltx-2.3/text-to-video/fast'),
  },
  routes: [{ provider: 'fal', compile: (request) => compile('/fast', request) }],
}

function compile(variant: string, request: RouteRequest) {
  const way = request.mode === 't2v' ? 'text-to-video' : 'image-to-video'
  return {
    endpoint: `fal-ai/ltx-2.3/${way}${variant}`,
    body: {
      prompt: promptInWords(request, maxChars),
      duration: request.durationSeconds,
      resolution: request.resolution,
      ...(request.mode === 't2v' ? { aspect_ratio: request.aspectRatio } : {}),
      fps: request.fps,
      generate_audio: request.audio,
    },
    slots: [
      ...slotFor(request, 'firstFrame', 'image_url'),
      ...slotFor(request, 'lastFrame', 'end_image_url'),
    ],
  }
}
