import { z } from 'zod'
import { slotFor } from '../compile.ts'
import type { Engine } from '../engine.ts'
import { promptInWords } from '../words.ts'
import { whenWritten } from './fal-video.ts'
import { contentsOf, klingBilling, klingSource, klingVideo } from './kling.ts'
import { byHouseRule, tieredPrice } from './tiered-price.ts'

const maxChars = 2_500
const person = { role: 'character', kind: 'image', min: 1, max: 1 } as const

const motionOptions = z.strictObject({
  /** Faces as in the video, or as in the picture; the picture's way takes at most ten seconds. */
  orientation: z.enum(['video', 'picture']).default('video'),
})

export const kling30Motion: Engine = {
  id: 'kling-3.0-motion',
  label: 'Kling 3.0 Motion Control',
  maker: 'Kuaishou',
  summary: 'Gives the person of a picture the movement of a video of up to half a minute, and its sound.',
  tags: ['performance', 'long'],
  draft: false,
  source: klingSource,
  modes: {
    'motion-transfer': {
      ...klingVideo,
      resolutions: ['720p', '1080p'],
      audio: 'optional',
      prompt: { required: false, maxChars },
      inputs: [person, { role: 'video', kind: 'video', min: 1, max: 1, minSeconds: 3, maxSeconds: 30 }],
      options: motionOptions,
    },
  },
  price: {
    ...byHouseRule(
      tieredPrice('second', [
        { resolutions: ['720p'], usd: 0.126 },
        { resolutions: ['1080p'], usd: 0.168 },
      ]),
    ),
    ...klingBilling,
  },
  routes: [
    {
      provider: 'kling',
      compile: (request) => {
        const { orientation } = motionOptions.parse(request.options)
        const { contents, slots } = contentsOf(request, promptInWords(request, maxChars), [
          { type: 'image', role: 'character' },
          { type: 'video', role: 'video' },
        ])
        const settings = {
          resolution: request.resolution,
          audio: request.audio ? 'original' : 'off',
          character_orientation: orientation === 'picture' ? 'image' : 'video',
        }
        return { endpoint: 'motion-control/kling-3.0', body: { contents, settings }, slots }
      },
    },
  ],
}

const avatarOptions = z.strictObject({
  quality: z.enum(['standard', 'professional']).default('standard'),
})

export const klingAvatar: Engine = {
  id: 'kling-avatar',
  label: 'Kling Avatar',
  maker: 'Kuaishou',
  summary:
    'Lets the person of a picture say a recording of up to five minutes, with gestures that you describe.',
  tags: ['performance', 'long'],
  draft: false,
  source: klingSource,
  modes: {
    lipsync: {
      ...klingVideo,
      audio: 'always',
      prompt: { required: false, maxChars },
      inputs: [person, { role: 'audio', kind: 'audio', min: 1, max: 1, minSeconds: 2, maxSeconds: 300 }],
      options: avatarOptions,
    },
  },
  price: {
    ...byHouseRule(
      tieredPrice('second', [
        { options: { quality: ['standard'] }, usd: 0.056 },
        { options: { quality: ['professional'] }, usd: 0.112 },
      ]),
    ),
    ...klingBilling,
  },
  routes: [
    {
      provider: 'kling',
      compile: (request) => ({
        endpoint: 'v1/videos/avatar/image2video',
        body: {
          ...whenWritten('prompt', promptInWords(request, maxChars)),
          mode: avatarOptions.parse(request.options).quality === 'professional' ? 'pro' : 'std',
        },
        slots: [...slotFor(request, 'character', 'image'), ...slotFor(request, 'audio', 'sound_file')],
      }),
    },
  ],
}

export const klingLipSync: Engine = {
  id: 'kling-lip-sync',
  label: 'Kling Lip Sync',
  maker: 'Kuaishou',
  summary: 'Moves the lips in a video of two to ten seconds to a recording.',
  tags: ['performance', 'cheap'],
  draft: false,
  source: klingSource,
  modes: {
    lipsync: {
      ...klingVideo,
      audio: 'always',
      camera: 'none',
      styles: false,
      prompt: { required: false, maxChars: 0 },
      inputs: [
        { role: 'video', kind: 'video', min: 1, max: 1, minSeconds: 2, maxSeconds: 10 },
        { role: 'audio', kind: 'audio', min: 1, max: 1, minSeconds: 2, maxSeconds: 60 },
      ],
    },
  },
  price: {
    ...byHouseRule(tieredPrice('second', [{ usd: 0.014 }], { stepSeconds: 5 })),
    ...klingBilling,
  },
  routes: [
    {
      provider: 'kling',
      compile: () => ({
        endpoint: 'v1/videos/lip-sync',
        body: { input: { mode: 'audio2video', audio_type: 'file' } },
        slots: [
          { role: 'video', index: 0, at: ['input', 'video_url'] },
          { role: 'audio', index: 0, at: ['input', 'audio_file'] },
        ],
      }),
    },
  ],
}
