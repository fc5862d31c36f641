import { durationOf, frameOf, localCamera, localStyle } from '../compile.ts'
import type { Engine } from '../engine.ts'
import { draftFrames, draftTiming, local } from './local-shared.ts'

export const draftVideo: Engine = {
  ...local,
  id: 'draft-video',
  label: 'Draft video',
  summary: 'Paints a moving scene from your words on this machine and follows the camera path exactly. Free.',
  tags: ['draft', 'free', 'offline', 'exact camera'],
  modes: {
    t2v: {
      output: 'video',
      ...draftTiming,
      ...draftFrames,
      audio: 'none',
      seed: true,
      negativePrompt: true,
      prompt: { required: true, maxChars: 5_000 },
      inputs: [],
      camera: 'exact',
      styles: true,
      expectedSeconds: { base: 2, perSecond: 1.5 },
    },
  },
  routes: [
    {
      provider: 'local',
      compile: (request) => ({
        endpoint: 'draft.video',
        body: {
          prompt: request.prompt,
          negativePrompt: request.negativePrompt,
          ...frameOf(request),
          fps: request.fps,
          durationSeconds: durationOf(request),
          seed: request.seed,
          style: localStyle(request.styleId),
          camera: localCamera(request),
        },
        slots: [],
      }),
    },
  ],
}
