import { durationOf } from '../compile.ts'
import type { Engine } from '../engine.ts'
import { local } from './local-shared.ts'

export const localAmbience: Engine = {
  ...local,
  id: 'local-ambience',
  label: 'Local ambience',
  summary:
    'Synthesises the sound of a place and its weather (sea, forest, café, storm and more) on this machine; it loops. Free.',
  tags: ['draft', 'free', 'offline'],
  modes: {
    ambience: {
      output: 'audio',
      // A bed is as long as its picture, so any tenth of a second will do.
      durations: { min: 0.5, max: 600, step: 0.1, default: 8 },
      audio: 'always',
      seed: true,
      negativePrompt: false,
      prompt: { required: false, maxChars: 5_000 },
      inputs: [],
      camera: 'none',
      styles: false,
      expectedSeconds: { base: 1, perSecond: 0.05 },
    },
  },
  routes: [
    {
      provider: 'local',
      compile: (request) => ({
        endpoint: 'ambience',
        body: { prompt: request.prompt, durationSeconds: durationOf(request), seed: request.seed },
        slots: [],
      }),
    },
  ],
}
