import { z } from 'zod'
import type { Engine } from '../engine.ts'
import { local, ownVideo } from './local-shared.ts'

const options = z.strictObject({
  strength: z
    .number()
    .min(0)
    .max(1)
    .default(0.5)
    .describe('0 takes out what trembles; at 1 the camera all but stands.')
    .meta({ title: 'Strength', step: 0.05 }),
  edges: z
    .enum(['zoom', 'mirror'])
    .default('zoom')
    .describe('A moved frame leaves its edge open: enlarge all a little, or turn the edge round.')
    .meta({ title: 'Edges', labels: { zoom: 'Zoom in', mirror: 'Mirror' } }),
})

export const localStabilize: Engine = {
  ...local,
  id: 'local-stabilize',
  label: 'Local stabilise',
  summary:
    'Calms a shaky, hand-held video by vid.stab on this machine; its size, length and sound stay. Free.',
  tags: ['draft', 'free', 'offline'],
  needs: ['vidstabdetect', 'vidstabtransform'],
  modes: {
    stabilize: {
      ...ownVideo,
      inputs: [{ role: 'video', kind: 'video', min: 1, max: 1, maxSeconds: 600 }],
      options,
      expectedSeconds: { base: 2, perSecond: 2 },
    },
  },
  routes: [
    {
      provider: 'local',
      compile: (request) => ({ endpoint: 'stabilize', body: options.parse(request.options), slots: [] }),
    },
  ],
}
