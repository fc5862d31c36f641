import { durationOf } from '../compile.ts'
import type { Engine } from '../engine.ts'
import { local, ownSound } from './local-shared.ts'

export const localSfx: Engine = {
  ...local,
  id: 'local-sfx',
  label: 'Local sound effects',
  summary:
    'Makes the sounds that your words name (whoosh, impact, door, steps, rain and thirty more) on this machine. Free.',
  tags: ['draft', 'free', 'offline'],
  modes: {
    sfx: {
      ...ownSound,
      durations: { min: 0.5, max: 30, step: 0.5, default: 3 },
      prompt: { required: true, maxChars: 1_000 },
      expectedSeconds: { base: 1, perSecond: 0.1 },
    },
  },
  routes: [
    {
      provider: 'local',
      compile: (request) => ({
        endpoint: 'sfx',
        body: { prompt: request.prompt, durationSeconds: durationOf(request), seed: request.seed },
        slots: [],
      }),
    },
  ],
}
