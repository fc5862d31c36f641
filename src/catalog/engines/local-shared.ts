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
