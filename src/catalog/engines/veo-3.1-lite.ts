import { videoPrice } from './fal-video.ts'
import { veo, veoAtFal, veoByFal } from './veo.ts'
import { veoByVertex } from './veo-vertex.ts'

export const veo31Lite = veo({
  id: 'veo-3.1-lite',
  label: 'Veo 3.1 Lite',
  summary: 'The cheapest of the family, with sound: for drafts that should already look real.',
  tags: ['sound', 'cheap'],
  source: veoAtFal,
  resolutions: ['720p', '1080p'],
  // Second-hand: a price index that cites the maker's own list.
  price: videoPrice({ url: 'https://lumenfall.ai/models/google/veo-3.1-lite', checkedAt: '2026-11-21' }, [
    { resolutions: ['720p'], audio: true, usdPerSecond: 0.05 },
    { resolutions: ['720p'], audio: false, usdPerSecond: 0.03 },
    { resolutions: ['1080p'], audio: true, usdPerSecond: 0.08 },
    { resolutions: ['1080p'], audio: false, usdPerSecond: 0.05 },
  ]),
  routes: [veoByFal('fal-ai/veo3.1/lite'), veoByVertex('veo-3.1-lite-generate-001')],
  expectedSeconds: { base: 25, perSecond: 5 },
})
