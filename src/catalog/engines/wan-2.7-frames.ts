import { z } from 'zod'
import { slotFor } from '../compile.ts'
import type { Engine, RouteRequest } from '../engine.ts'
import { negativeInWords, promptInWords } from '../words.ts'
import { falBilling, falPage } from './fal.ts'
import { firstFrame, hostedVideo, lastFrame, whenWritten } from './fal-video.ts'
import { shortSeed } from './replicate-video.ts'
import { byHouseRule, tieredPrice } from './tiered-price.ts'

const endpoint = 'fal-ai/wan/v2.7/image-to-video'
const maxChars = 5_000
const maxNegativeChars = 500

const options = z.strictObject({
  expandPrompt: z
    .boolean()
    .default(false)
    .describe('Lets the model write a longer prompt from yours. Off: what you wrote is what is made.'),
})

export const wan27Frames: Engine = {
  id: 'wan-2.7-frames',
  label: 'Wan 2.7 Frames',
  maker: 'Alibaba',
  summary: 'Moves a picture, or goes from one to another, in step with a sound of yours; up to 15 seconds.',
  tags: ['sound', 'long'],
  draft: false,
  source: falPage(endpoint),
  modes: {
    i2v: {
      ...hostedVideo,
      durations: { min: 2, max: 15, step: 1, default: 5 },
      resolutions: ['720p', '1080p'],
      // Without a sound of ours the model always writes one.
      audio: 'always',
      seed: true,
      negativePrompt: true,
      prompt: { required: false, maxChars },
      inputs: [
        firstFrame,
        lastFrame,
        { role: 'audio', kind: 'audio', min: 0, max: 1, minSeconds: 2, maxSeconds: 30 },
      ],
      options,
      expectedSeconds: { base: 60, perSecond: 15 },
    },
  },
  price: {
    ...byHouseRule(
      tieredPrice('second', [
        { resolutions: ['720p'], usd: 0.1 },
        { resolutions: ['1080p'], usd: 0.15 },
      ]),
    ),
    ...falBilling,
    source: falPage(endpoint),
  },
  routes: [{ provider: 'fal', compile }],
}

function compile(request: RouteRequest) {
  return {
    endpoint,
    body: {
      ...whenWritten('prompt', promptInWords(request, maxChars)),
      ...whenWritten('negative_prompt', [...negativeInWords(request)].slice(0, maxNegativeChars).join('')),
      duration: request.durationSeconds,
      resolution: request.resolution,
      seed: shortSeed(request.seed),
      enable_prompt_expansion: options.parse(request.options).expandPrompt,
    },
    slots: [
      ...slotFor(request, 'firstFrame', 'image_url'),
      ...slotFor(request, 'lastFrame', 'end_image_url'),
      ...slotFor(request, 'audio', 'audio_url'),
    ],
  }
}
