import { z } from 'zod'
import type { Engine, RouteRequest } from '../engine.ts'
import { hostedVideo } from './fal-video.ts'
import { moderation, moderationOf, pixelsOf, runwayBilling, runwaySource } from './runway.ts'
import { genFrames } from './runway-gen-4-turbo.ts'
import { byHouseRule, tieredPrice } from './tiered-price.ts'

const options = moderation.extend({
  expression: z.int().min(1).max(5).default(3).describe('How much of the face’s play is carried over.'),
  body: z.boolean().default(true).describe('The body moves too, not the face alone.'),
})

export const runwayActTwo: Engine = {
  id: 'runway-act-two',
  label: 'Runway Act-Two',
  maker: 'Runway',
  summary: 'Gives the person of a picture the face, the hands and the body of someone in a video.',
  tags: ['performance', 'long'],
  draft: false,
  source: runwaySource.source,
  modes: {
    'motion-transfer': {
      ...hostedVideo,
      resolutions: ['720p'],
      aspectRatios: Object.keys(genFrames['720p']),
      audio: 'none',
      seed: true,
      negativePrompt: false,
      prompt: { required: false, maxChars: 0 },
      camera: 'none',
      styles: false,
      inputs: [
        { role: 'character', kind: 'image', min: 1, max: 1 },
        { role: 'video', kind: 'video', min: 1, max: 1, minSeconds: 3, maxSeconds: 30 },
      ],
      options,
      expectedSeconds: { base: 40, perSecond: 8 },
    },
  },
  price: {
    ...byHouseRule(tieredPrice('second', [{ usd: 0.05 }])),
    ...runwayBilling,
    source: runwaySource.priceSource,
  },
  routes: [{ provider: 'runway', compile }],
}

function compile(request: RouteRequest) {
  const { expression, body } = options.parse(request.options)
  return {
    endpoint: 'character_performance',
    body: {
      model: 'act_two',
      character: { type: 'image' },
      reference: { type: 'video' },
      ratio: pixelsOf(genFrames, request),
      bodyControl: body,
      expressionIntensity: expression,
      seed: request.seed,
      ...moderationOf(request),
    },
    slots: [
      { role: 'character', index: 0, at: ['character', 'uri'] },
      { role: 'video', index: 0, at: ['reference', 'uri'] },
    ],
  }
}
