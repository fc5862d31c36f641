import { z } from 'zod'
import { slotFor } from '../compile.ts'
import type { Engine, RouteRequest } from '../engine.ts'
import { falBilling, falPage, falWork, givenVideo } from './fal.ts'
import { tieredPrice } from './tiered-price.ts'

const endpoint = 'fal-ai/bytedance-upscaler/upscale/video'

const options = z.strictObject({
  footage: z
    .enum(['general', 'generated', 'phone', 'drama', 'old film'])
    .default('generated')
    .describe('What the video is.'),
  quality: z
    .enum(['fast', 'standard', 'pro'])
    .default('standard')
    .describe('Pro restores like cinema, takes longer and costs ten times as much.'),
  strength: z.enum(['mild', 'medium']).default('mild').describe('How far it goes from what is there.'),
})

const presets = {
  general: 'general',
  generated: 'aigc',
  phone: 'ugc',
  drama: 'short_series',
  'old film': 'old_film',
} as const

/** Its name and the price of a second in 30 frames; 60 cost twice, and the pro quality ten times as much. */
const sizes = [
  { resolution: '1080p', name: '1080p', usd: 0.0072 },
  { resolution: '1440p', name: '2k', usd: 0.0144 },
  { resolution: '2160p', name: '4k', usd: 0.0288 },
] as const

const tiers = (['upscale', 'interpolate'] as const).flatMap((mode) =>
  (['plain', 'pro'] as const).flatMap((quality) =>
    sizes.map(({ resolution, usd }) => ({
      modes: [mode],
      resolutions: [resolution],
      options: { quality: quality === 'pro' ? ['pro'] : ['fast', 'standard'] },
      usd: usd * (mode === 'interpolate' ? 2 : 1) * (quality === 'pro' ? 10 : 1),
    })),
  ),
)
const [base, ...others] = tiers
if (!base) throw new Error('The upscaler has no prices.')

const card = {
  ...falWork,
  output: 'video',
  resolutions: sizes.map(({ resolution }) => resolution),
  inputs: [givenVideo],
  options,
} as const

export const bytedanceUpscaler: Engine = {
  id: 'bytedance-upscaler',
  label: 'ByteDance Video Upscaler',
  maker: 'ByteDance',
  summary: 'Takes a video to 1080p, 1440p or 4K, mends it on the way, and makes 60 frames of fewer.',
  tags: ['upscale', 'cheap', '4k'],
  draft: false,
  source: falPage(endpoint),
  modes: {
    upscale: { ...card, fps: [30], expectedSeconds: { base: 20, perSecond: 6 } },
    interpolate: { ...card, fps: [60], expectedSeconds: { base: 20, perSecond: 10 } },
  },
  price: { ...tieredPrice('second', [base, ...others]), ...falBilling, source: falPage(endpoint) },
  routes: [{ provider: 'fal', compile }],
}

function compile(request: RouteRequest) {
  const { footage, quality, strength } = options.parse(request.options)
  return {
    endpoint,
    body: {
      target_resolution: sizes.find(({ resolution }) => resolution === request.resolution)?.name ?? '1080p',
      target_fps: request.mode === 'interpolate' ? '60fps' : '30fps',
      enhancement_preset: presets[footage],
      enhancement_tier: quality,
      fidelity: strength === 'mild' ? 'high' : 'medium',
    },
    slots: slotFor(request, 'video', 'video_url'),
  }
}
