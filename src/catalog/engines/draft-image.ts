import { frameOf, localStyle } from '../compile.ts'
import type { Engine } from '../engine.ts'
import { draftFrames, local } from './local-shared.ts'

export const draftImage: Engine = {
  ...local,
  id: 'draft-image',
  label: 'Draft image',
  summary: 'Paints a still from your words on this machine: poster-like, free, the same for the same seed.',
  tags: ['draft', 'free', 'offline'],
  modes: {
    t2i: {
      output: 'image',
      ...draftFrames,
      audio: 'none',
      seed: true,
      negativePrompt: true,
      prompt: { required: true, maxChars: 5_000 },
      inputs: [],
      camera: 'none',
      styles: true,
      expectedSeconds: { base: 1, perSecond: 0 },
    },
  },
  routes: [
    {
      provider: 'local',
      compile: (request) => ({
        endpoint: 'draft.image',
        body: {
          prompt: request.prompt,
          negativePrompt: request.negativePrompt,
          ...frameOf(request),
          seed: request.seed,
          style: localStyle(request.styleId),
        },
        slots: [],
      }),
    },
  ],
}
