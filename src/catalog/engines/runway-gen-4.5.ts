import { durationOf, slotFor } from '../compile.ts'
import type { Compiled, Engine, ModeCard, RouteRequest } from '../engine.ts'
import { promptInWords } from '../words.ts'
import { firstFrame, hostedVideo, tieredVideoPrice } from './fal-video.ts'
import { maxChars, moderation, moderationOf, pixelsOf, runwayBilling, runwaySource } from './runway.ts'
import { genFrames } from './runway-gen-4-turbo.ts'

const common: Omit<ModeCard, 'inputs'> = {
  ...hostedVideo,
  durations: { min: 2, max: 10, step: 1, default: 5 },
  resolutions: ['720p'],
  audio: 'none',
  seed: true,
  negativePrompt: false,
  prompt: { required: true, maxChars },
  options: moderation,
  expectedSeconds: { base: 60, perSecond: 15 },
}

export const runwayGen45: Engine = {
  id: 'runway-gen-4.5',
  label: 'Runway Gen-4.5',
  maker: 'Runway',
  summary: 'Believable weight and motion, and close to the words: 2 to 10 seconds, without sound.',
  tags: ['motion'],
  draft: false,
  source: runwaySource.source,
  modes: {
    t2v: { ...common, aspectRatios: ['16:9', '9:16'], inputs: [] },
    i2v: { ...common, aspectRatios: Object.keys(genFrames['720p']), inputs: [firstFrame] },
  },
  price: { ...tieredVideoPrice(runwaySource.priceSource, [{ usd: 0.12 }]), ...runwayBilling },
  routes: [{ provider: 'runway', compile }],
}

function compile(request: RouteRequest): Compiled {
  return {
    endpoint: request.mode === 't2v' ? 'text_to_video' : 'image_to_video',
    body: {
      model: 'gen4.5',
      promptText: promptInWords(request, maxChars),
      ratio: pixelsOf(genFrames, request),
      duration: durationOf(request),
      seed: request.seed,
      ...moderationOf(request),
    },
    slots: slotFor(request, 'firstFrame', 'promptImage'),
  }
}
