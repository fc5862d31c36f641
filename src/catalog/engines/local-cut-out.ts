import { z } from 'zod'
import type { Engine } from '../engine.ts'
import { local, ownVideo, videoOrPicture } from './local-shared.ts'

const options = z.strictObject({
  background: z.enum(['transparent', 'colour', 'blur']).default('transparent'),
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'Write a colour as #00b140.')
    .default('#00b140')
    .describe('For a background of one colour.'),
})

const given = videoOrPicture(60)

export const localCutOut: Engine = {
  ...local,
  id: 'local-cut-out',
  label: 'Local cut-out',
  summary:
    'Cuts people out of a video or a picture on this machine, and puts a colour, a blur or a picture behind. Free.',
  tags: ['draft', 'free', 'offline', 'people only'],
  modes: {
    'remove-bg': {
      ...ownVideo,
      ...given,
      inputs: [...given.inputs, { role: 'background', kind: 'image', min: 0, max: 1 }],
      options,
      expectedSeconds: { base: 3, perSecond: 5 },
    },
  },
  routes: [
    {
      provider: 'local',
      compile: (request) => ({
        endpoint: 'remove.background',
        body: options.parse(request.options),
        slots: [],
      }),
    },
  ],
}
