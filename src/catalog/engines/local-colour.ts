import { z } from 'zod'
import type { Engine } from '../engine.ts'
import { local, ownVideo, videoOrPicture } from './local-shared.ts'

const options = z.strictObject({
  strength: z.number().min(0).max(1).default(0.8),
  whiteBalance: z.boolean().default(true),
})

export const localColour: Engine = {
  ...local,
  id: 'local-colour',
  label: 'Local colour',
  summary:
    'Sets levels, white balance, contrast and colour by what a video or a picture holds, on this machine. Free.',
  tags: ['draft', 'free', 'offline'],
  modes: {
    'color-enhance': {
      ...ownVideo,
      ...videoOrPicture(600),
      options,
      expectedSeconds: { base: 2, perSecond: 1 },
    },
  },
  routes: [
    {
      provider: 'local',
      compile: (request) => ({
        endpoint: 'colour.enhance',
        body: options.parse(request.options),
        slots: [],
      }),
    },
  ],
}
