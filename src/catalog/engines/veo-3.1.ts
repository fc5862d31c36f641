import { tieredVideoPrice } from './fal-video.ts'
import { veo, veoAtFal, veoByFal } from './veo.ts'
import { veoByVertex } from './veo-vertex.ts'

export const veo31 = veo({
  id: 'veo-3.1',
  label: 'Veo 3.1',
  summary: 'The full model: the steadiest motion and speech of its family, with sound, up to 4K.',
  tags: ['sound', '4k'],
  source: veoAtFal,
  resolutions: ['720p', '1080p', '4k'],
  price: tieredVideoPrice({ url: 'https://fal.ai/models/fal-ai/veo3.1/llms.txt', checkedAt: '2026-11-21' }, [
    { resolutions: ['720p', '1080p'], audio: true, usd: 0.4 },
    { resolutions: ['720p', '1080p'], audio: false, usd: 0.2 },
    { resolutions: ['4k'], audio: true, usd: 0.6 },
    { resolutions: ['4k'], audio: false, usd: 0.4 },
  ]),
  routes: [veoByFal('fal-ai/veo3.1'), veoByVertex('veo-3.1-generate-001')],
  expectedSeconds: { base: 60, perSecond: 10 },
})
