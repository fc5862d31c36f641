import { z } from 'zod'
import type { Compiled, Engine, RouteRequest } from '../engine.ts'
import { negativeInWords, promptInWords } from '../words.ts'
import { hostedVideo, tieredVideoPrice, whenWritten } from './fal-video.ts'
import { shortSeed } from './replicate-video.ts'

const maxChars = 5_000
const maxNegativeChars = 500

const options = z.strictObject({
  /** Lets the model write a longer prompt from yours. Off: what you wrote is what is made. */
  expandPrompt: z.boolean().default(false),
})

/** Second-hand: a reading of the model's page of 2026-06-04, with which other sellers of the model agree. */
const page = { url: 'https://replicate.com/wan-video/wan-2.7-t2v', checkedAt: '2026-06-04' }

export const wan27: Engine = {
  id: 'wan-2.7',
  label: 'Wan 2.7',
  maker: 'Alibaba',
  summary: 'Two to fifteen seconds with sound, 1080p at the price of 720p.',
  tags: ['sound', 'long', 'cheap'],
  draft: false,
  source: page,
  modes: {
    t2v: {
      ...hostedVideo,
      durations: { min: 2, max: 15, step: 1, default: 5 },
      resolutions: ['720p', '1080p'],
      aspectRatios: ['16:9', '9:16', '1:1', '4:3', '3:4'],
      // Without a sound of ours the model always writes one.
      audio: 'always',
      seed: true,
      negativePrompt: true,
      prompt: { required: true, maxChars },
      inputs: [],
      options,
      expectedSeconds: { base: 60, perSecond: 15 },
    },
  },
  price: tieredVideoPrice(page, [{ usd: 0.1 }]),
  routes: [{ provider: 'replicate', compile }],
}

function compile(request: RouteRequest): Compiled {
  return {
    endpoint: 'wan-video/wan-2.7-t2v',
    body: {
      prompt: promptInWords(request, maxChars),
      ...whenWritten('negative_prompt', [...negativeInWords(request)].slice(0, maxNegativeChars).join('')),
      duration: request.durationSeconds,
      resolution: request.resolution,
      aspect_ratio: request.aspectRatio,
      seed: shortSeed(request.seed),
      enable_prompt_expansion: options.parse(request.options).expandPrompt,
    },
    slots: [],
  }
}
