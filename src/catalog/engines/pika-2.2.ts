import { slotFor } from '../compile.ts'
import type { Engine, ModeCard, RouteRequest } from '../engine.ts'
import { negativeInWords, promptInWords } from '../words.ts'
import { falBilling, falPage } from './fal.ts'
import { firstFrame, hostedVideo, whenWritten } from './fal-video.ts'
import { byHouseRule, tieredPrice } from './tiered-price.ts'

/** The page names no limit; this is more than the model heeds. */
const maxChars = 2_000
const textToVideo = 'fal-ai/pika/v2.2/text-to-video'

/** It makes ten seconds too, but no price is told for them. */
const common: Omit<ModeCard, 'inputs'> = {
  ...hostedVideo,
  durations: { values: [5] },
  resolutions: ['720p', '1080p'],
  audio: 'none',
  seed: true,
  negativePrompt: true,
  prompt: { required: true, maxChars },
  expectedSeconds: { base: 60, perSecond: 4 },
}

export const pika22: Engine = {
  id: 'pika-2.2',
  label: 'Pika 2.2',
  maker: 'Pika',
  summary: 'Playful five-second clips with crisp pictures and no sound, in seven shapes.',
  tags: ['playful'],
  draft: false,
  source: falPage(textToVideo),
  modes: {
    t2v: {
      ...common,
      aspectRatios: ['16:9', '9:16', '1:1', '4:5', '5:4', '3:2', '2:3'],
      inputs: [],
    },
    // The frame's own shape decides the video's.
    i2v: { ...common, inputs: [firstFrame] },
  },
  price: {
    ...byHouseRule(
      tieredPrice('fixed', [
        { resolutions: ['720p'], usd: 0.2 },
        { resolutions: ['1080p'], usd: 0.45 },
      ]),
    ),
    ...falBilling,
    source: falPage(textToVideo),
  },
  routes: [{ provider: 'fal', compile }],
}

function compile(request: RouteRequest) {
  const isText = request.mode === 't2v'
  return {
    endpoint: isText ? textToVideo : 'fal-ai/pika/v2.2/image-to-video',
    body: {
      prompt: promptInWords(request, maxChars),
      ...whenWritten('negative_prompt', negativeInWords(request)),
      duration: request.durationSeconds,
      resolution: request.resolution,
      ...(isText ? { aspect_ratio: request.aspectRatio } : {}),
      seed: request.seed,
    },
    slots: slotFor(request, 'firstFrame', 'image_url'),
  }
}
