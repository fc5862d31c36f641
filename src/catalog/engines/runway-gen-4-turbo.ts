import { durationOf, slotFor } from '../compile.ts'
import type { Compiled, Engine, RouteRequest } from '../engine.ts'
import { promptInWords } from '../words.ts'
import { firstFrame, hostedVideo, videoPrice, whenWritten } from './fal-video.ts'
import { maxChars, moderation, moderationOf, pixelsOf, runwayBilling, runwaySource } from './runway.ts'

/** Those of Runway's own video models, where a picture is given. */
export const genFrames = {
  '720p': {
    '16:9': '1280:720',
    '9:16': '720:1280',
    '1:1': '960:960',
    '4:3': '1104:832',
    '3:4': '832:1104',
    '21:9': '1584:672',
  },
} as const

export const runwayGen4Turbo: Engine = {
  id: 'runway-gen-4-turbo',
  label: 'Runway Gen-4 Turbo',
  maker: 'Runway',
  summary: 'Your picture in motion, soon and for little: 2 to 10 seconds, without sound.',
  tags: ['fast'],
  draft: false,
  source: runwaySource.source,
  modes: {
    i2v: {
      ...hostedVideo,
      durations: { min: 2, max: 10, step: 1, default: 5 },
      resolutions: ['720p'],
      aspectRatios: Object.keys(genFrames['720p']),
      audio: 'none',
      seed: true,
      negativePrompt: false,
      prompt: { required: false, maxChars },
      inputs: [firstFrame],
      options: moderation,
      expectedSeconds: { base: 20, perSecond: 5 },
    },
  },
  price: { ...videoPrice(runwaySource.priceSource, [{ usdPerSecond: 0.05 }]), ...runwayBilling },
  routes: [{ provider: 'runway', compile }],
}

function compile(request: RouteRequest): Compiled {
  return {
    endpoint: 'image_to_video',
    body: {
      model: 'gen4_turbo',
      ...whenWritten('promptText', promptInWords(request, maxChars)),
      ratio: pixelsOf(genFrames, request),
      duration: durationOf(request),
      seed: request.seed,
      ...moderationOf(request),
    },
    slots: slotFor(request, 'firstFrame', 'promptImage'),
  }
}
