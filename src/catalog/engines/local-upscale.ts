import { frameOf } from '../compile.ts'
import type { Engine } from '../engine.ts'
import { draftFrames, local } from './local-shared.ts'

export const localUpscale: Engine = {
  ...local,
  id: 'local-upscale',
  label: 'Local upscale',
  summary:
    'Enlarges a video or a picture and sharpens its edges on this machine; draws a clip of Draft video anew, larger. Free.',
  tags: ['draft', 'free', 'offline'],
  modes: {
    upscale: {
      // What comes out is of the kind that went in; the provider says which.
      output: 'video',
      resolutions: ['1080p', '720p', '1440p', '2160p'],
      aspectRatios: draftFrames.aspectRatios,
      audio: 'none',
      seed: false,
      negativePrompt: false,
      prompt: { required: false, maxChars: 0 },
      inputs: [
        { role: 'video', kind: 'video', min: 0, max: 1 },
        { role: 'reference', kind: 'image', min: 0, max: 1 },
      ],
      inputTotal: { min: 1, max: 1 },
      camera: 'none',
      styles: false,
      expectedSeconds: { base: 2, perSecond: 3 },
    },
  },
  routes: [
    {
      provider: 'local',
      compile: (request) => {
        const painted = request.painted === undefined ? {} : { painted: request.painted }
        return { endpoint: 'upscale', body: { ...frameOf(request), ...painted }, slots: [] }
      },
    },
  ],
}
