import { slotFor } from '../compile.ts'
import type { Engine } from '../engine.ts'

export const recraftRemoveBackground: Engine = {
  id: 'recraft-remove-background',
  label: 'Recraft cut-out',
  maker: 'Recraft',
  summary: 'Takes the background away from a picture, with hair and glass, and leaves it transparent.',
  tags: ['image', 'cheap'],
  draft: false,
  source: { url: 'https://replicate.com/recraft-ai/recraft-remove-background', checkedAt: '2026-11-21' },
  modes: {
    'remove-bg': {
      output: 'image',
      audio: 'none',
      seed: false,
      negativePrompt: false,
      prompt: { required: false, maxChars: 0 },
      inputs: [{ role: 'reference', kind: 'image', min: 1, max: 1 }],
      camera: 'none',
      styles: false,
      expectedSeconds: { base: 6, perSecond: 0 },
    },
  },
  price: {
    credits: { per: 'image', credits: 1, factors: [], perReference: 0 },
    // The maker's own list; Replicate's page is said to ask the same.
    cost: { per: 'image', tiers: [{ when: {}, microUsd: 10_000 }] },
    billsModerated: false,
    billsFailed: false,
    source: { url: 'https://www.recraft.ai/docs/api-reference/pricing', checkedAt: '2026-11-21' },
  },
  routes: [
    {
      provider: 'replicate',
      compile: (request) => ({
        endpoint: 'recraft-ai/recraft-remove-background',
        body: {},
        slots: slotFor(request, 'reference', 'image'),
      }),
    },
  ],
}
