import { z } from 'zod'
import type { Engine } from '../engine.ts'
import { local, ownVideo } from './local-shared.ts'

/** Its own are `startSeconds` and `ownSound`; the others are for the engine that speaks. */
const options = z.strictObject({
  voiceEngine: z.string().min(1).max(64).default('auto'),
  voiceId: z.string().min(1).max(64).optional(),
  speed: z.number().min(0.5).max(2).default(1),
  startSeconds: z.number().min(0).max(600).optional().describe('When the voice begins, in seconds.'),
  ownSound: z.number().min(0).max(1).default(1).describe('How much of the video’s own sound stays.'),
})

export const localVoiceOver: Engine = {
  ...local,
  id: 'local-voice-over',
  label: 'Local voice-over',
  summary:
    'Lays a voice or a recording over a video: its own sound steps back, the whole is mastered. The mix is free.',
  tags: ['draft', 'free', 'offline'],
  modes: {
    'voice-over': {
      ...ownVideo,
      audio: 'always',
      prompt: { required: false, maxChars: 5_000 },
      inputs: [
        { role: 'video', kind: 'video', min: 1, max: 1, maxSeconds: 600 },
        { role: 'audio', kind: 'audio', min: 0, max: 1, maxSeconds: 600 },
      ],
      options,
      expectedSeconds: { base: 3, perSecond: 0.3 },
    },
  },
  routes: [
    {
      provider: 'local',
      compile: (request) => {
        const { startSeconds, ownSound } = options.parse(request.options)
        return { endpoint: 'voice.over', body: { startSeconds: startSeconds ?? 0, ownSound }, slots: [] }
      },
    },
  ],
}
