import { z } from 'zod'
import { countInputs, durationOf, slotFor } from '../compile.ts'
import type { Compiled, Engine, ModeCard, RouteRequest } from '../engine.ts'
import { promptInWords } from '../words.ts'
import { bflBilling, bflSource } from './bfl.ts'
import { firstFrame, hostedVideo, lastFrame } from './fal-video.ts'

const maxChars = 20_000

const options = z.strictObject({
  /** 0 is the most strict. */
  safetyTolerance: z.int().min(0).max(4).default(2),
})

/** Its names for 720 and 1,080 lines. */
const sizes = { '720p': 'hd', '1080p': 'fhd' } as const

const common: Omit<ModeCard, 'inputs'> = {
  ...hostedVideo,
  durations: { min: 5, max: 20, step: 1, default: 5 },
  resolutions: Object.keys(sizes),
  aspectRatios: ['16:9', '9:16', '1:1', '4:3', '3:4', '21:9', '2:1'],
  audio: 'optional',
  seed: false,
  negativePrompt: false,
  prompt: { required: true, maxChars },
  options,
  expectedSeconds: { base: 60, perSecond: 10 },
}

/** The makers publish no price for it, so it cannot be picked until a rate card has one. */
export const flux3Video: Engine = {
  id: 'flux-3-video',
  label: 'FLUX 3 Video',
  maker: 'Black Forest Labs',
  summary: 'Up to twenty seconds with sound, from words, between two frames, or on from a clip of yours.',
  tags: ['audio'],
  draft: false,
  source: bflSource.source,
  modes: {
    t2v: { ...common, inputs: [] },
    i2v: { ...common, inputs: [firstFrame, lastFrame] },
    extend: { ...common, inputs: [{ role: 'video', kind: 'video', min: 1, max: 1 }] },
  },
  price: { credits: { per: 'unknown' }, cost: null, ...bflBilling, source: bflSource.priceSource },
  routes: [{ provider: 'bfl', compile }],
}

function compile(request: RouteRequest): Compiled {
  const seconds = durationOf(request)
  const between = countInputs(request, 'lastFrame') > 0
  const body = {
    mode: request.mode === 'extend' ? 'v2v' : request.mode,
    prompt: promptInWords(request, maxChars),
    duration: seconds,
    resolution: request.resolution === '1080p' ? sizes['1080p'] : sizes['720p'],
    aspect_ratio: request.aspectRatio,
    generate_audio: request.audio,
    safety_tolerance: options.parse(request.options).safetyTolerance,
  }
  if (request.mode !== 'i2v')
    return { endpoint: 'flux-3-video', body, slots: slotFor(request, 'video', 'start_video') }
  const first = { role: 'firstFrame', index: 0, at: ['keyframes', 0] }
  const last = { role: 'lastFrame', index: 0, at: ['keyframes', 1] }
  return { endpoint: 'flux-3-video', body, slots: between ? [first, last] : [first] }
}
