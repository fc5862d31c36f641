import { durationOf, frameOf, localCamera, localStyle } from '../compile.ts'
import type { Compiled, Engine, RouteRequest } from '../engine.ts'
import { longestSeconds } from '../extend-by-frame.ts'
import { draftFrames, draftTiming, local, ownVideo } from './local-shared.ts'

export const draftVideo: Engine = {
  ...local,
  id: 'draft-video',
  label: 'Draft video',
  summary:
    'Paints a moving scene from your words, follows the camera exactly, and goes on where its clips end. Free.',
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
    extend: {
      ...ownVideo,
      durations: draftTiming.durations,
      inputs: [{ role: 'video', kind: 'video', min: 1, max: 1, maxSeconds: longestSeconds }],
      seed: true,
      camera: 'exact',
      expectedSeconds: { base: 5, perSecond: 2 },
    },
  },
  routes: [
    {
      provider: 'local',
      compile: (request) => (request.mode === 'extend' ? paintOn(request) : paint(request)),
    },
  ],
}

const paint = (request: RouteRequest): Compiled => ({
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
})

const paintOn = (request: RouteRequest): Compiled => ({
  endpoint: 'draft.continue',
  body: {
    painted: request.painted ?? null,
    durationSeconds: durationOf(request),
    camera: localCamera(request),
    seed: request.seed,
  },
  slots: [],
})
