import { z } from 'zod'
import { countInputs } from '../compile.ts'
import type { Engine, InputCard, ModeCard, RouteRequest } from '../engine.ts'
import { promptInWords } from '../words.ts'
import { hostedVideo } from './fal-video.ts'
import { maxChars, moderation, moderationOf, runwayBilling } from './runway.ts'
import { byHouseRule, tieredPrice } from './tiered-price.ts'

const source = { url: 'https://github.com/runwayml/openapi', checkedAt: '2026-11-21' }

const shapes = ['16:9', '4:3', '3:2', '1:1', '2:3', '3:4', '9:16', '21:9'] as const

const options = moderation.extend({
  shape: z
    .enum(['as it is', ...shapes])
    .default('as it is')
    .describe('Another shape is filled by painting on, not by cutting off.'),
})

/** What is asked of it when its words are the house's own. */
const grade =
  'Correct the exposure, the white balance and the contrast, and make the colours natural and rich. Change nothing else.'

const video: InputCard = {
  role: 'video',
  kind: 'video',
  min: 1,
  max: 1,
  minSeconds: 2,
  maxSeconds: 30,
  limits: { maxFps: 30 },
}
const frame: Omit<InputCard, 'role'> = { kind: 'image', min: 0, max: 1 }

const common = {
  ...hostedVideo,
  audio: 'none',
  seed: true,
  negativePrompt: false,
  expectedSeconds: { base: 60, perSecond: 12 },
} as const satisfies Partial<ModeCard>

export const runwayAleph2: Engine = {
  id: 'runway-aleph-2',
  label: 'Runway Aleph 2',
  maker: 'Runway',
  summary:
    'Changes what your words name in a video, led by pictures of its first and last frame; grades colour.',
  tags: ['edit', 'long'],
  draft: false,
  source,
  modes: {
    v2v: {
      ...common,
      prompt: { required: true, maxChars },
      inputs: [video, { role: 'firstFrame', ...frame }, { role: 'lastFrame', ...frame }],
      options,
    },
    'color-enhance': {
      ...common,
      camera: 'none',
      styles: false,
      prompt: { required: false, maxChars },
      inputs: [video],
      options: moderation,
    },
  },
  price: {
    // Two seconds are the least that it takes and that is billed.
    ...byHouseRule(tieredPrice('second', [{ usd: 0.28 }], { minimumMicroUsd: 560_000 })),
    ...runwayBilling,
    source: { url: 'https://docs.dev.runwayml.com/guides/pricing/', checkedAt: '2026-11-21' },
  },
  routes: [{ provider: 'runway', compile }],
}

/** Frames are told by their place in the video, from 0 to 1. */
const places = { firstFrame: 0, lastFrame: 1 } as const

function compile(request: RouteRequest) {
  const isGrade = request.mode === 'color-enhance'
  const shape = isGrade ? 'as it is' : options.parse(request.options).shape
  const frames = (['firstFrame', 'lastFrame'] as const).filter((role) => countInputs(request, role) > 0)
  return {
    endpoint: 'video_to_video',
    body: {
      model: 'aleph2',
      promptText: promptInWords(
        isGrade ? { ...request, prompt: request.prompt || grade } : request,
        maxChars,
      ),
      seed: request.seed,
      ...(shape === 'as it is' ? {} : { targetAspectRatio: shape }),
      ...(frames.length > 0 ? { keyframes: frames.map((role) => ({ at: places[role] })) } : {}),
      ...moderationOf(request),
    },
    slots: [
      { role: 'video', index: 0, at: ['videoUri'] },
      ...frames.map((role, place) => ({ role, index: 0, at: ['keyframes', place, 'uri'] })),
    ],
  }
}
