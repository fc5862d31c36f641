import { slotFor } from '../compile.ts'
import type { Compiled, Engine, ModeCard, RouteRequest } from '../engine.ts'
import { promptInWords } from '../words.ts'
import { firstFrame, hostedVideo, tieredVideoPrice } from './fal-video.ts'
import { shortSeed } from './replicate-video.ts'

const maxChars = 2_500

/** Second-hand: a reading of the model's page of 2026-06-04, with which other sellers of the model agree. */
const page = { url: 'https://replicate.com/alibaba/happyhorse-1.0', checkedAt: '2026-06-04' }

const common: Omit<ModeCard, 'inputs' | 'aspectRatios'> = {
  ...hostedVideo,
  durations: { min: 3, max: 15, step: 1, default: 5 },
  resolutions: ['720p', '1080p'],
  audio: 'always',
  seed: true,
  negativePrompt: false,
  prompt: { required: true, maxChars },
  expectedSeconds: { base: 60, perSecond: 15 },
}

export const happyhorse10: Engine = {
  id: 'happyhorse-1.0',
  label: 'HappyHorse 1.0',
  maker: 'Alibaba',
  summary: 'Expressive people with speech in their own voices, from words or from one picture.',
  tags: ['sound', 'long'],
  draft: false,
  source: page,
  modes: {
    t2v: { ...common, aspectRatios: ['16:9', '9:16', '1:1', '4:3', '3:4'], inputs: [] },
    // The picture's own shape decides the video's.
    i2v: { ...common, inputs: [firstFrame] },
  },
  price: tieredVideoPrice(page, [
    { resolutions: ['720p'], usd: 0.14 },
    { resolutions: ['1080p'], usd: 0.28 },
  ]),
  routes: [{ provider: 'replicate', compile }],
}

function compile(request: RouteRequest): Compiled {
  return {
    endpoint: 'alibaba/happyhorse-1.0',
    body: {
      prompt: promptInWords(request, maxChars),
      duration: request.durationSeconds,
      resolution: request.resolution,
      ...(request.mode === 't2v' ? { aspect_ratio: request.aspectRatio } : {}),
      seed: shortSeed(request.seed),
    },
    slots: slotFor(request, 'firstFrame', 'image'),
  }
}
