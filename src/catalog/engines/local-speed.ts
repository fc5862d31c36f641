import { z } from 'zod'
import type { FieldError } from '#kernel/errors.ts'
import type { Engine, RouteRequest } from '../engine.ts'
import { local, ownVideo, videoRates } from './local-shared.ts'

const options = z.strictObject({
  speed: z
    .number()
    .min(0.25)
    .max(4)
    .refine((speed) => speed !== 1, 'At 1× nothing changes. Choose a slower or a faster speed.')
    .default(0.5)
    .meta({ title: 'Speed', unit: '×', step: 0.05 }),
  between: z
    .enum(['motion', 'blend', 'hold'])
    .default('motion')
    .describe('Slow motion needs more frames: made along what moves, mixed of two, or each shown longer.')
    .meta({ title: 'Between', labels: { motion: 'Made', blend: 'Mixed', hold: 'Held' } }),
})

/** Frames that are made take a tenth of a second and more each. */
const mostMadeSeconds = 300

function tooLong({ mediaSeconds, options: asked }: RouteRequest): FieldError[] {
  const { speed, between } = options.parse(asked)
  const seconds = Math.round((mediaSeconds ?? 0) / speed)
  if (between !== 'motion' || speed > 1 || seconds <= mostMadeSeconds) return []
  const message = `Frames can be made for a result of ${mostMadeSeconds} s; this one would last ${seconds} s. Take mixed ones.`
  return [{ path: 'options.between', code: 'validation_failed', message }]
}

export const localSpeed: Engine = {
  ...local,
  id: 'local-speed',
  label: 'Local speed',
  summary: 'Slows a video down or speeds it up on this machine; its sound follows and keeps its pitch. Free.',
  tags: ['draft', 'free', 'offline'],
  modes: {
    speed: {
      ...ownVideo,
      audio: 'optional',
      keepsInput: true,
      fps: videoRates,
      inputs: [{ role: 'video', kind: 'video', min: 1, max: 1, maxSeconds: 600 }],
      options,
      check: tooLong,
      expectedSeconds: { base: 2, perSecond: 9 },
    },
  },
  routes: [
    {
      provider: 'local',
      compile: (request) => ({
        endpoint: 'speed',
        body: { ...options.parse(request.options), fps: request.fps, sound: request.audio },
        slots: [],
      }),
    },
  ],
}
