import { countInputs, durationOf } from '../compile.ts'
import type { Compiled, Engine, ModeCard, RouteRequest } from '../engine.ts'
import { promptInWords } from '../words.ts'
import { firstFrame, hostedVideo, lastFrame } from './fal-video.ts'
import { byHouseRule, tieredPrice } from './tiered-price.ts'

/** xAI names no limit; this is as much as the house takes anywhere. */
const maxChars = 20_000
const ratios = ['16:9', '9:16', '1:1', '4:3', '3:4', '3:2', '2:3']
const wideRatios = [...ratios, '21:9', '5:2']

const source = {
  url: 'https://docs.x.ai/developers/model-capabilities/video/generation',
  checkedAt: '2026-11-27',
}

/** Second-hand: three who resell at xAI's own prices agree, one of them by its bills. */
const billing = {
  // Their bills show that a withheld video is charged.
  billsModerated: true,
  billsFailed: false,
  source: { url: 'https://docs.x.ai/developers/models', checkedAt: '2026-11-27' },
} satisfies Partial<Engine['price']>

const common: Omit<ModeCard, 'inputs'> = {
  ...hostedVideo,
  durations: { min: 1, max: 15, step: 1, default: 6 },
  audio: 'optional',
  seed: false,
  negativePrompt: false,
  prompt: { required: true, maxChars },
  expectedSeconds: { base: 30, perSecond: 6 },
}
const references = { role: 'reference', kind: 'image', min: 1, max: 7 } as const
const video = { role: 'video', kind: 'video', min: 1, max: 1 } as const
const frames: readonly string[] = ['t2v', 'i2v', 'r2v']

export const grokImagineVideo: Engine = {
  id: 'grok-imagine-video',
  label: 'Grok Imagine',
  maker: 'xAI',
  summary: 'Quick, playful takes with sound; edits a short video by words, or goes on where one ends.',
  tags: ['sound', 'cheap', 'references'],
  draft: false,
  source,
  modes: {
    t2v: { ...common, resolutions: ['720p', '480p'], aspectRatios: ratios, inputs: [] },
    // The frame's own shape decides the video's.
    i2v: { ...common, resolutions: ['720p', '480p'], inputs: [firstFrame] },
    r2v: {
      ...common,
      durations: { min: 1, max: 10, step: 1, default: 6 },
      resolutions: ['720p', '480p'],
      aspectRatios: ratios,
      inputs: [references],
    },
    // An edited video keeps its length, shape and size, up to 720p.
    v2v: { ...withoutLength(), audio: 'always', inputs: [{ ...video, maxSeconds: 8.7 }] },
    extend: {
      ...common,
      audio: 'always',
      durations: { min: 1, max: 10, step: 1, default: 6 },
      inputs: [{ ...video, minSeconds: 2, maxSeconds: 30 }],
    },
  },
  price: {
    // A given video costs on top of what is made of it.
    ...byHouseRule(
      tieredPrice('second', [{ usd: 0.07 }, { resolutions: ['480p'], usd: 0.05 }], {
        perMediaSecondMicroUsd: 10_000,
        perPictureMicroUsd: 2_000,
      }),
    ),
    ...billing,
  },
  routes: [{ provider: 'xai', compile: (request) => compile('grok-imagine-video', request) }],
}

function withoutLength(): Omit<ModeCard, 'inputs'> {
  const { durations, ...rest } = common
  return rest
}

export const grokImagineVideo15: Engine = {
  id: 'grok-imagine-video-1.5',
  label: 'Grok Imagine 1.5',
  maker: 'xAI',
  summary: 'Speech in sync and real 1080p; between two frames and with up to seven references in 720p.',
  tags: ['sound', 'references'],
  draft: false,
  source,
  modes: {
    t2v: { ...common, resolutions: ['720p', '480p', '1080p'], aspectRatios: wideRatios, inputs: [] },
    i2v: { ...common, resolutions: ['720p', '480p', '1080p'], inputs: [firstFrame] },
    r2v: {
      ...common,
      resolutions: ['720p', '480p'],
      aspectRatios: wideRatios,
      inputs: [{ ...references, min: 0 }, { ...firstFrame, min: 0 }, lastFrame],
      inputTotal: { min: 1, max: 9 },
    },
  },
  price: {
    ...byHouseRule(
      tieredPrice(
        'second',
        [
          { resolutions: ['720p'], usd: 0.14 },
          { resolutions: ['480p'], usd: 0.08 },
          { resolutions: ['1080p'], usd: 0.25 },
        ],
        { perPictureMicroUsd: 10_000, creditsPerReference: 1 },
      ),
    ),
    ...billing,
  },
  routes: [{ provider: 'xai', compile: (request) => compile('grok-imagine-video-1.5', request) }],
}

export const grokImagineVideo15Lite: Engine = {
  id: 'grok-imagine-video-1.5-lite',
  label: 'Grok Imagine 1.5 Lite',
  maker: 'xAI',
  summary: 'Grok Imagine 1.5 for simple scenes, at a quarter of its price; 1080p is drawn up from 720p.',
  tags: ['sound', 'cheap', 'fast'],
  draft: false,
  source,
  modes: {
    t2v: { ...common, resolutions: ['720p', '480p', '1080p'], aspectRatios: wideRatios, inputs: [] },
    i2v: { ...common, resolutions: ['720p', '480p', '1080p'], inputs: [firstFrame] },
  },
  price: {
    ...byHouseRule(
      tieredPrice(
        'second',
        [
          { resolutions: ['720p'], usd: 0.03 },
          { resolutions: ['480p'], usd: 0.02 },
          { resolutions: ['1080p'], usd: 0.14 },
        ],
        { perPictureMicroUsd: 10_000 },
      ),
    ),
    ...billing,
  },
  routes: [{ provider: 'xai', compile: (request) => compile('grok-imagine-video-1.5-lite', request) }],
}

function compile(model: string, request: RouteRequest): Compiled {
  const body = { model, prompt: promptInWords(request, maxChars) }
  if (!frames.includes(request.mode)) {
    const extends_ = request.mode === 'extend'
    return {
      endpoint: extends_ ? 'videos/extensions' : 'videos/edits',
      body: { ...body, ...(extends_ ? { duration: durationOf(request) } : {}) },
      slots: [{ role: 'video', index: 0, at: ['video', 'url'] }],
    }
  }
  return {
    endpoint: 'videos/generations',
    body: {
      ...body,
      generate_audio: request.audio,
      duration: durationOf(request),
      resolution: request.resolution,
      ...(request.aspectRatio === null ? {} : { aspect_ratio: request.aspectRatio }),
    },
    slots: [
      ...(countInputs(request, 'firstFrame') > 0
        ? [{ role: 'firstFrame', index: 0, at: ['image', 'url'] }]
        : []),
      ...(countInputs(request, 'lastFrame') > 0
        ? [{ role: 'lastFrame', index: 0, at: ['last_frame', 'url'] }]
        : []),
      ...Array.from({ length: countInputs(request, 'reference') }, (_, index) => ({
        role: 'reference',
        index,
        at: ['reference_images', index, 'url'],
      })),
    ],
  }
}
