import { z } from 'zod'
import { slotFor, slotsFor } from '../compile.ts'
import type { Compiled, Engine, ModeCard, RouteRequest } from '../engine.ts'
import { promptInWords } from '../words.ts'
import { firstFrame, hostedVideo, lastFrame, secondsText, tieredVideoPrice } from './fal-video.ts'

const maxChars = 20_000

const options = z.strictObject({
  /** "high" gives a larger file of the same picture. */
  bitrate: z.enum(['standard', 'high']).default('standard'),
})

const common: Omit<ModeCard, 'inputs'> = {
  ...hostedVideo,
  durations: { min: 4, max: 15, step: 1, default: 5 },
  resolutions: ['720p', '480p', '1080p'],
  aspectRatios: ['16:9', '9:16', '1:1', '4:3', '3:4', '21:9'],
  audio: 'optional',
  seed: false,
  negativePrompt: false,
  prompt: { required: true, maxChars },
  options,
  expectedSeconds: { base: 60, perSecond: 12 },
}

export const seedance20: Engine = {
  id: 'seedance-2.0',
  label: 'Seedance 2.0',
  maker: 'ByteDance',
  summary: 'Follows direction closely and takes up to nine reference pictures; sound at no extra cost.',
  tags: ['sound', 'references'],
  draft: false,
  source: { url: 'https://fal.ai/models/bytedance/seedance-2.0/text-to-video', checkedAt: '2026-11-21' },
  modes: {
    t2v: { ...common, inputs: [] },
    i2v: { ...common, inputs: [firstFrame, lastFrame] },
    r2v: { ...common, inputs: [{ role: 'reference', kind: 'image', min: 1, max: 9 }] },
  },
  // 0.014 dollars per 1,000 tokens; tokens a second = width × height × 24 ∕ 1024. 720p is listed as a round price.
  price: tieredVideoPrice(
    { url: 'https://fal.ai/models/bytedance/seedance-2.0/text-to-video', checkedAt: '2026-11-21' },
    [
      { resolutions: ['480p'], usd: 0.1346 },
      { resolutions: ['720p'], usd: 0.3034 },
      { resolutions: ['1080p'], usd: 0.6804 },
    ],
  ),
  routes: [{ provider: 'fal', compile }],
}

function compile(request: RouteRequest): Compiled {
  const body = {
    prompt: promptInWords(request, maxChars),
    duration: secondsText(request),
    resolution: request.resolution,
    aspect_ratio: request.aspectRatio,
    generate_audio: request.audio,
    bitrate_mode: options.parse(request.options).bitrate,
  }
  switch (request.mode) {
    case 'i2v':
      return {
        endpoint: 'bytedance/seedance-2.0/image-to-video',
        body,
        slots: [
          ...slotFor(request, 'firstFrame', 'image_url'),
          ...slotFor(request, 'lastFrame', 'end_image_url'),
        ],
      }
    case 'r2v':
      return {
        endpoint: 'bytedance/seedance-2.0/reference-to-video',
        body: { ...body, image_urls: [] },
        slots: slotsFor(request, 'reference', 'image_urls'),
      }
    default:
      return { endpoint: 'bytedance/seedance-2.0/text-to-video', body, slots: [] }
  }
}
