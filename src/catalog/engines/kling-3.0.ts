import { z } from 'zod'
import { slotFor } from '../compile.ts'
import type { Compiled, Engine, ModeCard, RouteRequest } from '../engine.ts'
import { negativeInWords, promptInWords } from '../words.ts'
import {
  firstFrame,
  hostedVideo,
  lastFrame,
  secondsText,
  tieredVideoPrice,
  whenWritten,
} from './fal-video.ts'

const maxChars = 2_500

const options = z.strictObject({
  /** How closely the model keeps to the prompt. */
  cfgScale: z.number().min(0).max(1).default(0.5),
})

const common: Omit<ModeCard, 'inputs' | 'aspectRatios'> = {
  ...hostedVideo,
  durations: { min: 3, max: 15, step: 1, default: 5 },
  resolutions: ['720p', '1080p'],
  audio: 'optional',
  seed: false,
  negativePrompt: true,
  prompt: { required: true, maxChars },
  options,
  expectedSeconds: { base: 60, perSecond: 15 },
}

/** Kling sells resolution as a tier: standard draws 720p, pro draws 1080p. */
const tierOf = (resolution: string | null) => (resolution === '1080p' ? 'pro' : 'standard')

export const kling30: Engine = {
  id: 'kling-3.0',
  label: 'Kling 3.0',
  maker: 'Kuaishou',
  summary:
    'Long, physical, well-directed motion: 3 to 15 seconds, with sound, from words or between two frames.',
  tags: ['sound', 'long'],
  draft: false,
  source: {
    url: 'https://fal.ai/models/fal-ai/kling-video/v3/standard/text-to-video',
    checkedAt: '2026-11-21',
  },
  modes: {
    t2v: { ...common, aspectRatios: ['16:9', '9:16', '1:1'], inputs: [] },
    // The frame's own shape decides the video's.
    i2v: { ...common, inputs: [firstFrame, lastFrame] },
  },
  price: tieredVideoPrice(
    {
      url: 'https://fal.ai/models/fal-ai/kling-video/v3/standard/text-to-video/llms.txt',
      checkedAt: '2026-11-21',
    },
    [
      { resolutions: ['720p'], audio: true, usd: 0.126 },
      { resolutions: ['720p'], audio: false, usd: 0.084 },
      // The pro tier is second-hand: two price lists of the model agree.
      { resolutions: ['1080p'], audio: true, usd: 0.168 },
      { resolutions: ['1080p'], audio: false, usd: 0.112 },
    ],
  ),
  routes: [{ provider: 'fal', compile }],
}

function compile(request: RouteRequest): Compiled {
  const family = `fal-ai/kling-video/v3/${tierOf(request.resolution)}`
  const body = {
    prompt: promptInWords(request, maxChars),
    ...whenWritten('negative_prompt', negativeInWords(request)),
    duration: secondsText(request),
    generate_audio: request.audio,
    cfg_scale: options.parse(request.options).cfgScale,
  }
  if (request.mode === 't2v') {
    return {
      endpoint: `${family}/text-to-video`,
      body: { ...body, aspect_ratio: request.aspectRatio },
      slots: [],
    }
  }
  return {
    endpoint: `${family}/image-to-video`,
    body,
    slots: [
      ...slotFor(request, 'firstFrame', 'start_image_url'),
      ...slotFor(request, 'lastFrame', 'end_image_url'),
    ],
  }
}
