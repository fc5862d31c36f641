import { byHouseRule, tieredPrice } from './tiered-price.ts'
import { veo } from './veo.ts'
import { veoByVertex } from './veo-vertex.ts'

/** An engine of its own, for its maker sells it for less than resellers do, and in 4K. */
export const veo31FastVertex = veo({
  id: 'veo-3.1-fast-vertex',
  label: 'Veo 3.1 Fast (Vertex AI)',
  summary: 'Veo 3.1 Fast at its maker’s own price, with sound, up to 4K.',
  tags: ['sound', 'fast', '4k'],
  source: {
    url: 'https://docs.cloud.google.com/vertex-ai/generative-ai/docs/models/veo/3-1-generate',
    checkedAt: '2026-11-21',
  },
  resolutions: ['720p', '1080p', '4k'],
  price: {
    ...byHouseRule(
      tieredPrice('second', [
        { resolutions: ['720p'], audio: true, usd: 0.1 },
        { resolutions: ['720p'], audio: false, usd: 0.08 },
        { resolutions: ['1080p'], audio: true, usd: 0.12 },
        { resolutions: ['1080p'], audio: false, usd: 0.1 },
        { resolutions: ['4k'], audio: true, usd: 0.3 },
        { resolutions: ['4k'], audio: false, usd: 0.25 },
      ]),
    ),
    // A film that came is billed, and nothing else.
    billsModerated: false,
    billsFailed: false,
    // Second-hand: what Google's list said while the Gemini API had Veo, and what resellers still pass on.
    source: { url: 'https://docs.comfy.org/tutorials/partner-nodes/pricing', checkedAt: '2026-11-21' },
  },
  routes: [veoByVertex('veo-3.1-fast-generate-001')],
  expectedSeconds: { base: 30, perSecond: 6 },
})
