import { z } from 'zod'
import type { Engine, RouteRequest } from '../engine.ts'
import { linesOf, ratioOf } from '../frame-size.ts'
import { local, ownVideo, videoRates } from './local-shared.ts'

const options = z.strictObject({
  format: z
    .enum(['mp4', 'webm-vp9', 'webm-av1', 'gif', 'webp'])
    .default('mp4')
    .describe(
      'MP4 plays everywhere; AV1 is the smallest; GIF and WebP are loops of up to 15 s without sound.',
    )
    .meta({
      title: 'Format',
      labels: {
        mp4: 'MP4 (H.264)',
        'webm-vp9': 'WebM (VP9)',
        'webm-av1': 'WebM (AV1)',
        gif: 'GIF',
        webp: 'WebP (moving)',
      },
    }),
  fit: z
    .enum(['contain', 'cover', 'blur'])
    .default('contain')
    .describe('In another shape: bars, the middle cut out, or a blurred copy behind.')
    .meta({ title: 'Fit', labels: { contain: 'Bars', cover: 'Cut', blur: 'Blur' } }),
})

/** Pictures that move have no sound. */
const isLoop = ({ options: asked }: RouteRequest): boolean =>
  ['gif', 'webp'].includes(options.parse(asked).format)

export const localConvert: Engine = {
  ...local,
  id: 'local-convert',
  label: 'Local convert',
  summary: 'Brings a video into another format, size, shape or frame rate on this machine. Free.',
  tags: ['draft', 'free', 'offline'],
  modes: {
    convert: {
      ...ownVideo,
      audio: 'optional',
      keepsInput: true,
      resolutions: ['1080p', '720p', '480p', '540p', '1440p', '2160p'],
      aspectRatios: ['16:9', '9:16', '1:1', '4:5', '4:3', '2.39:1'],
      fps: videoRates,
      inputs: [{ role: 'video', kind: 'video', min: 1, max: 1, maxSeconds: 600 }],
      options,
      isLast: isLoop,
      settle: (request) => (isLoop(request) ? { ...request, audio: false } : request),
      expectedSeconds: { base: 2, perSecond: 2 },
    },
  },
  routes: [
    {
      provider: 'local',
      compile: ({ resolution, aspectRatio, fps, audio, options: asked }) => ({
        endpoint: 'convert',
        body: {
          ...options.parse(asked),
          lines: resolution === null ? null : linesOf(resolution),
          ratio: aspectRatio === null ? null : ratioOf(aspectRatio),
          fps,
          sound: audio,
        },
        slots: [],
      }),
    },
  ],
}
