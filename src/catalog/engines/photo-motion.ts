import { durationOf, frameOf, localCamera, localStyle } from '../compile.ts'
import type { Engine } from '../engine.ts'
import { draftFrames, draftTiming, local } from './local-shared.ts'

export const photoMotion: Engine = {
  ...local,
  id: 'photo-motion',
  label: 'Photo motion',
  summary:
    'Moves the camera through a still with real parallax; to a last frame, a draft morph or dissolve. On this machine, free.',
  tags: ['draft', 'free', 'offline', 'exact camera'],
  modes: {
    i2v: {
      output: 'video',
      ...draftTiming,
      ...draftFrames,
      audio: 'none',
      seed: true,
      negativePrompt: false,
      prompt: { required: false, maxChars: 5_000 },
      inputs: [
        { role: 'firstFrame', kind: 'image', min: 1, max: 1 },
        { role: 'lastFrame', kind: 'image', min: 0, max: 1 },
        // White is what moves before the rest; without it people are found, or what stands out.
        { role: 'mask', kind: 'image', min: 0, max: 1 },
      ],
      camera: 'exact',
      styles: true,
      expectedSeconds: { base: 5, perSecond: 2 },
    },
  },
  routes: [
    {
      provider: 'local',
      compile: (request) => ({
        endpoint: 'photo.motion',
        body: {
          ...frameOf(request),
          fps: request.fps,
          durationSeconds: durationOf(request),
          seed: request.seed,
          camera: localCamera(request),
          style: localStyle(request.styleId),
        },
        slots: [],
      }),
    },
  ],
}
