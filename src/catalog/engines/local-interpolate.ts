import { z } from 'zod'
import type { Engine } from '../engine.ts'
import { local, ownVideo } from './local-shared.ts'

const options = z.strictObject({
  method: z
    .enum(['motion', 'blend'])
    .default('motion')
    .describe('Motion moves what moves; blend mixes frames.'),
})

export const localInterpolate: Engine = {
  ...local,
  id: 'local-interpolate',
  label: 'Local smooth motion',
  summary: 'Adds frames between the frames of a video on this machine; its length and its sound stay. Free.',
  tags: ['draft', 'free', 'offline'],
  modes: {
    interpolate: {
      ...ownVideo,
      fps: [60, 48, 50, 30],
      inputs: [{ role: 'video', kind: 'video', min: 1, max: 1, maxSeconds: 120 }],
      options,
      expectedSeconds: { base: 2, perSecond: 9 },
    },
  },
  routes: [
    {
      provider: 'local',
      compile: (request) => ({
        endpoint: 'interpolate',
        body: { fps: request.fps, method: options.parse(request.options).method },
        slots: [],
      }),
    },
  ],
}
