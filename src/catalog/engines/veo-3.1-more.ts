import { slotFor, slotsFor } from '../compile.ts'
import type { Engine, ModeCard, RouteRequest } from '../engine.ts'
import { negativeInWords, promptInWords } from '../words.ts'
import { falBilling, falPage, givenVideo } from './fal.ts'
import { hostedVideo, secondsText, whenWritten } from './fal-video.ts'
import { byHouseRule, tieredPrice } from './tiered-price.ts'
import { veoMaxChars as maxChars, veoOptions as options } from './veo.ts'

const common: Omit<ModeCard, 'inputs'> = {
  ...hostedVideo,
  audio: 'optional',
  seed: false,
  negativePrompt: false,
  prompt: { required: true, maxChars },
  options,
  expectedSeconds: { base: 60, perSecond: 10 },
}

const facts = { maker: 'Google', draft: false } as const

/** Engines of their own, because they have limits of their own: Google calls both steps, not models. */
export const veo31References: Engine = {
  ...facts,
  id: 'veo-3.1-references',
  label: 'Veo 3.1 References',
  summary: 'Keeps a person, a thing or a place from up to three pictures of yours; eight seconds with sound.',
  tags: ['sound', 'references', '4k'],
  source: falPage('fal-ai/veo3.1/reference-to-video'),
  modes: {
    r2v: {
      ...common,
      durations: { values: [8] },
      resolutions: ['720p', '1080p', '4k'],
      aspectRatios: ['16:9', '9:16'],
      inputs: [{ role: 'reference', kind: 'image', min: 1, max: 3 }],
    },
  },
  price: {
    ...byHouseRule(
      tieredPrice('second', [
        { resolutions: ['720p', '1080p'], audio: true, usd: 0.4 },
        { resolutions: ['720p', '1080p'], audio: false, usd: 0.2 },
        { resolutions: ['4k'], audio: true, usd: 0.6 },
        { resolutions: ['4k'], audio: false, usd: 0.4 },
      ]),
    ),
    ...falBilling,
    source: falPage('fal-ai/veo3.1/reference-to-video'),
  },
  routes: [
    {
      provider: 'fal',
      compile: (request) => ({
        endpoint: 'fal-ai/veo3.1/reference-to-video',
        body: {
          ...bodyOf(request),
          resolution: request.resolution,
          aspect_ratio: request.aspectRatio,
          image_urls: [],
        },
        slots: slotsFor(request, 'reference', 'image_urls'),
      }),
    },
  ],
}

export const veo31Extend = extending({
  id: 'veo-3.1-extend',
  label: 'Veo 3.1 Extend',
  summary: 'Goes on from a clip that Veo made, up to eight seconds long, for seven more, with its sound.',
  endpoint: 'fal-ai/veo3.1/extend-video',
  usd: { sounding: 0.4, silent: 0.2 },
})

export const veo31FastExtend = extending({
  id: 'veo-3.1-fast-extend',
  label: 'Veo 3.1 Fast Extend',
  summary: 'Veo 3.1 Extend for less: seven more seconds for a clip that Veo made.',
  endpoint: 'fal-ai/veo3.1/fast/extend-video',
  usd: { sounding: 0.15, silent: 0.1 },
})

function extending(tier: {
  id: string
  label: string
  summary: string
  endpoint: string
  usd: { sounding: number; silent: number }
}): Engine {
  const { id, label, summary, endpoint, usd } = tier
  return {
    ...facts,
    id,
    label,
    summary,
    tags: ['sound', 'extend'],
    // It takes Veo's own clips alone, so nobody gets it unasked.
    onlyByName: true,
    source: falPage(endpoint),
    modes: {
      extend: {
        ...common,
        seed: true,
        negativePrompt: true,
        durations: { values: [7] },
        resolutions: ['720p'],
        aspectRatios: ['16:9', '9:16'],
        inputs: [{ ...givenVideo, maxSeconds: 8 }],
      },
    },
    price: {
      ...byHouseRule(
        tieredPrice('second', [
          { audio: true, usd: usd.sounding },
          { audio: false, usd: usd.silent },
        ]),
      ),
      ...falBilling,
      source: falPage(endpoint),
    },
    routes: [
      {
        provider: 'fal',
        compile: (request) => ({
          endpoint,
          body: {
            ...bodyOf(request),
            ...whenWritten('negative_prompt', negativeInWords(request)),
            resolution: request.resolution,
            aspect_ratio: request.aspectRatio,
            seed: request.seed,
          },
          slots: slotFor(request, 'video', 'video_url'),
        }),
      },
    ],
  }
}

function bodyOf(request: RouteRequest) {
  const { autoFix, safetyTolerance } = options.parse(request.options)
  return {
    prompt: promptInWords(request, maxChars),
    duration: secondsText(request, 's'),
    generate_audio: request.audio,
    auto_fix: autoFix,
    safety_tolerance: safetyTolerance,
  }
}
