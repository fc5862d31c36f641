import { z } from 'zod'
import { slotFor } from '../compile.ts'
import type { Engine, RouteRequest } from '../engine.ts'
import { promptInWords } from '../words.ts'
import { falBilling, falPage, givenVideo } from './fal.ts'
import { firstFrame, hostedVideo, secondsText } from './fal-video.ts'
import { byHouseRule, tieredPrice } from './tiered-price.ts'

const endpoint = 'luma/agent/ray/v3.2/video-to-video'
const maxChars = 6_000

const strengths = {
  closest: 'adhere_1',
  close: 'adhere_3',
  balanced: 'flex_2',
  free: 'reimagine_1',
  freest: 'reimagine_3',
} as const

const options = z.strictObject({
  strength: z
    .enum(['auto', 'closest', 'close', 'balanced', 'free', 'freest'])
    .default('auto')
    .describe('How much of the video stays. Auto: the model reads it from the video.'),
})

export const ray32Modify: Engine = {
  id: 'ray-3.2-modify',
  label: 'Luma Ray 3.2 Modify',
  maker: 'Luma',
  summary: 'Gives a video another look, light or place by your words; its motion and timing stay.',
  tags: ['edit'],
  draft: false,
  source: falPage(endpoint),
  modes: {
    v2v: {
      ...hostedVideo,
      durations: { values: [5, 10] },
      resolutions: ['540p', '720p', '1080p'],
      audio: 'none',
      seed: false,
      negativePrompt: false,
      prompt: { required: true, maxChars },
      inputs: [
        // As long a source as the maker's other sellers name.
        { ...givenVideo, maxSeconds: 18 },
        { ...firstFrame, min: 0 },
      ],
      options,
      expectedSeconds: { base: 60, perSecond: 15 },
    },
  },
  price: {
    // 0.72, 1.08 and 2.16 dollars for five seconds, and twice as much for ten.
    ...byHouseRule(
      tieredPrice('second', [
        { resolutions: ['540p'], usd: 0.144 },
        { resolutions: ['720p'], usd: 0.216 },
        { resolutions: ['1080p'], usd: 0.432 },
      ]),
    ),
    ...falBilling,
    source: falPage(endpoint),
  },
  routes: [{ provider: 'fal', compile }],
}

function compile(request: RouteRequest) {
  const { strength } = options.parse(request.options)
  return {
    endpoint,
    body: {
      prompt: promptInWords(request, maxChars),
      duration: secondsText(request, 's'),
      resolution: request.resolution,
      ...(strength === 'auto' ? { auto_controls: true } : { edit_strength: strengths[strength] }),
    },
    slots: [...slotFor(request, 'video', 'video_url'), ...slotFor(request, 'firstFrame', 'start_image_url')],
  }
}
