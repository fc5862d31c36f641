import { tieredVideoPrice } from './fal-video.ts'
import { veo, veoAtFal, veoByFal } from './veo.ts'

export const veo31Fast = veo({
  id: 'veo-3.1-fast',
  label: 'Veo 3.1 Fast',
  summary: 'Most of Veo 3.1 at a quarter of the price and half the wait, with sound.',
  tags: ['sound', 'fast'],
  source: veoAtFal,
  // 4K exists, but its tariff was not found: what has no price is not offered.
  resolutions: ['720p', '1080p'],
  // Second-hand: a reseller's list of this very endpoint, which names the market price beside its own.
  price: tieredVideoPrice(
    { url: 'https://helios-7yg.pages.dev/models/veo-3-1-fast/api/', checkedAt: '2026-11-21' },
    [
      { audio: true, usd: 0.15 },
      { audio: false, usd: 0.1 },
    ],
  ),
  routes: [veoByFal('fal-ai/veo3.1/fast')],
  expectedSeconds: { base: 30, perSecond: 6 },
})
