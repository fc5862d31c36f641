import { freePrice } from '../price-rule.ts'

/** What every built-in engine has in common. */
export const local = {
  maker: 'Dailies',
  draft: true,
  source: null,
  price: freePrice,
} as const

export const draftFrames = {
  resolutions: ['720p', '540p', '1080p'],
  aspectRatios: ['16:9', '9:16', '1:1', '4:3', '2.39:1'],
} as const

export const draftTiming = {
  durations: { min: 1, max: 15, step: 1, default: 4 },
  fps: [24, 25, 30, 12],
} as const

/** Work on a file that is given: what comes out is of the kind and the length of what went in. */
export const ownVideo = {
  // Where a picture may go in, a picture comes out; the provider says which.
  output: 'video',
  audio: 'none',
  seed: false,
  negativePrompt: false,
  prompt: { required: false, maxChars: 0 },
  camera: 'none',
  styles: false,
} as const

/** What a finished video may have. */
export const videoRates = [24, 25, 30, 12, 15, 48, 50, 60] as const

/** One of both. */
export const videoOrPicture = (maxSeconds: number) =>
  ({
    inputs: [
      { role: 'video', kind: 'video', min: 0, max: 1, maxSeconds },
      { role: 'reference', kind: 'image', min: 0, max: 1 },
    ],
    inputTotal: { min: 1, max: 1 },
  }) as const

/** Sound from words. */
export const ownSound = {
  output: 'audio',
  audio: 'always',
  seed: true,
  negativePrompt: false,
  inputs: [],
  camera: 'none',
  styles: false,
} as const
