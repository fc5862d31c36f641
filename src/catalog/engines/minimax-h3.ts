import type { JsonObject } from '#kernel/json.ts'
import { countInputs, durationOf } from '../compile.ts'
import type { Compiled, Engine, ModeCard, RouteRequest } from '../engine.ts'
import { promptInWords } from '../words.ts'
import { firstFrame, hostedVideo, lastFrame } from './fal-video.ts'
import { minimaxBilling, minimaxSource } from './minimax.ts'
import { byHouseRule, tieredPrice } from './tiered-price.ts'

const maxChars = 7_000
const ratios = ['16:9', '9:16', '1:1', '4:3', '3:4', '21:9']

const common: Omit<ModeCard, 'inputs'> = {
  ...hostedVideo,
  durations: { min: 5, max: 15, step: 1, default: 5 },
  resolutions: ['768p', '1440p'],
  audio: 'always',
  seed: true,
  negativePrompt: false,
  prompt: { required: true, maxChars },
  expectedSeconds: { base: 90, perSecond: 15 },
}

export const minimaxH3: Engine = {
  id: 'minimax-h3',
  label: 'MiniMax H3',
  maker: 'MiniMax',
  summary:
    'Picture, speech, effects and music in one pass, up to 1440p; guided by nine pictures and three sounds.',
  tags: ['sound', 'long', 'references'],
  draft: false,
  source: minimaxSource('video-generation-v2-create'),
  modes: {
    t2v: { ...common, aspectRatios: ratios, inputs: [] },
    // The frame's own shape decides the video's.
    i2v: { ...common, inputs: [firstFrame, lastFrame] },
    r2v: {
      ...common,
      aspectRatios: ratios,
      inputs: [
        { role: 'reference', kind: 'image', min: 1, max: 9 },
        { role: 'audio', kind: 'audio', min: 0, max: 3, minSeconds: 2, maxSeconds: 15 },
      ],
    },
  },
  price: {
    ...byHouseRule(
      tieredPrice(
        'second',
        [
          { resolutions: ['768p'], usd: 0.08 },
          { resolutions: ['1440p'], usd: 0.13 },
        ],
        { perPictureMicroUsd: 40_000, freePictures: 5, creditsPerReference: 2 },
      ),
    ),
    ...minimaxBilling,
  },
  routes: [{ provider: 'minimax', compile }],
}

/** How each role is called there, and the field with its address. */
const kinds = [
  { role: 'firstFrame', type: 'image_url', name: 'first_frame' },
  { role: 'lastFrame', type: 'image_url', name: 'last_frame' },
  { role: 'reference', type: 'image_url', name: 'reference_image' },
  { role: 'audio', type: 'audio_url', name: 'reference_audio' },
] as const

function compile(request: RouteRequest): Compiled {
  const content: JsonObject[] = [{ type: 'text', text: promptInWords(request, maxChars) }]
  const slots: Compiled['slots'] = []
  for (const { role, type, name } of kinds) {
    for (let index = 0; index < countInputs(request, role); index++) {
      slots.push({ role, index, at: ['content', content.length, type, 'url'] })
      content.push({ type, role: name })
    }
  }
  return {
    endpoint: 'v2/video_generation',
    body: {
      model: 'MiniMax-H3',
      content,
      resolution: request.resolution === '1440p' ? '2K' : '768P',
      duration: durationOf(request),
      ...(request.aspectRatio === null ? {} : { ratio: request.aspectRatio }),
      seed: request.seed,
      aigc_watermark: false,
    },
    slots,
  }
}
