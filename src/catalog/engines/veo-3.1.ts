import { videoPrice } from './fal-video.ts'
import { veo } from './veo.ts'

export const veo31 = veo({
  id: 'veo-3.1',
  label: 'Veo 3.1',
  summary: 'The full model: the steadiest motion and speech of its family, with sound, up to 4K.',
  tags: ['sound', '4k'],
  endpoint: 'fal-ai/veo3.1',
  resolutions: ['720p', '1080p', '4k'],
  price: videoPrice({ url: 'https://fal.ai/models/fal-ai/veo3.1/llms.txt', checkedAt: '2026-11-21' }, [
    { resolutions: ['4k'], audio: true, usdPerSecond: 0.6 },
    { resolutions: ['4k'], audio: false, usdPerSecond: 0.4 },
    { audio: true, usdPerSecond: 0.4 },
    { audio: false, usdPerSecond: 0.2 },
  ]),
  expectedSeconds: { base: 60, perSecond: 10 },
})
