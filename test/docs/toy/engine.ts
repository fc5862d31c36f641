import { z } from 'zod'
import type { Engine } from '#catalog/engine.ts'
import { promptInWords } from '#catalog/words.ts'

const options = z.strictObject({ paper: z.enum(['plain', 'rough']).default('plain') })

export const toySketch: Engine = {
  id: 'toy-sketch',
  label: 'Toy Sketch',
  maker: 'Toy',
  summary: 'A sketch from a few words, in one stroke.',
  tags: ['image'],
  draft: false,
  source: { url: 'https://toy.example/docs', checkedAt: '2026-11-28' },
  modes: {
    t2i: {
      output: 'image',
      resolutions: ['720p', '1080p'],
      aspectRatios: ['16:9', '1:1'],
      audio: 'none',
      seed: true,
      negativePrompt: false,
      prompt: { required: true, maxChars: 1_000 },
      inputs: [],
      camera: 'words',
      styles: true,
      options,
      expectedSeconds: { base: 5, perSecond: 0 },
    },
  },
  price: {
    credits: { per: 'image', credits: 3, factors: [], perReference: 0 },
    cost: { per: 'image', tiers: [{ when: {}, microUsd: 20_000 }] },
    billsModerated: false,
    billsFailed: false,
    source: { url: 'https://toy.example/pricing', checkedAt: '2026-11-28' },
  },
  routes: [
    {
      provider: 'toy',
      compile: (request) => ({
        endpoint: 'sketches',
        body: {
          prompt: promptInWords(request, 1_000),
          size: request.resolution,
          ratio: request.aspectRatio,
          seed: request.seed,
          ...options.parse(request.options),
        },
        slots: [],
      }),
    },
  ],
}
