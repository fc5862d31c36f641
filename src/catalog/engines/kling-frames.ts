import type { z } from 'zod'
import type { Engine, ModeCard } from '../engine.ts'
import { promptInWords } from '../words.ts'
import { firstFrame, lastFrame } from './fal-video.ts'
import { compileKling, klingBilling, klingRatios, klingSource, klingVideo, shots } from './kling.ts'
import { byHouseRule, tieredPrice } from './tiered-price.ts'

type Durations = NonNullable<ModeCard['durations']>

interface Model extends Pick<Engine, 'id' | 'label' | 'summary' | 'tags'> {
  /** As the path names it. */
  model: string
  maxChars: number
  durations: Durations
  resolutions: readonly string[]
  audio: ModeCard['audio']
  lastFrame: boolean
  options?: z.ZodObject
  price: Parameters<typeof tieredPrice>[1]
}

/** The models that work from words or from frames differ in limits and price, and in nothing else. */
function kling({ model, maxChars, durations, resolutions, audio, options, ...one }: Model): Engine {
  const common: Omit<ModeCard, 'inputs'> = {
    ...klingVideo,
    durations,
    resolutions,
    audio,
    prompt: { required: true, maxChars },
    ...(options ? { options } : {}),
  }
  return {
    id: one.id,
    label: one.label,
    maker: 'Kuaishou',
    summary: one.summary,
    tags: one.tags,
    draft: false,
    source: klingSource,
    modes: {
      t2v: { ...common, aspectRatios: klingRatios, inputs: [] },
      i2v: { ...common, inputs: one.lastFrame ? [firstFrame, lastFrame] : [firstFrame] },
    },
    price: { ...byHouseRule(tieredPrice('second', one.price)), ...klingBilling },
    routes: [
      {
        provider: 'kling',
        compile: (request) =>
          compileKling(model, request, promptInWords(request, maxChars), {
            ...(audio === 'optional' ? { audio: request.audio ? 'native' : 'off' } : {}),
            ...(options ? { multi_shot: shots.parse(request.options).multiShot } : {}),
          }),
      },
    ],
  }
}

const anyLength: Durations = { min: 3, max: 15, step: 1, default: 5 }

export const kling30Direct = kling({
  id: 'kling-3.0-direct',
  model: 'kling-3.0',
  label: 'Kling 3.0 (direct)',
  summary:
    'Kling 3.0 from its maker: up to 4K and six cuts in a take, with sound, from words or between frames.',
  tags: ['sound', 'long', '4k'],
  maxChars: 3_072,
  durations: anyLength,
  resolutions: ['720p', '1080p', '4k'],
  audio: 'optional',
  lastFrame: true,
  options: shots,
  price: [
    { resolutions: ['720p'], audio: false, usd: 0.084 },
    { resolutions: ['720p'], audio: true, usd: 0.126 },
    { resolutions: ['1080p'], audio: false, usd: 0.112 },
    { resolutions: ['1080p'], audio: true, usd: 0.168 },
    { resolutions: ['4k'], usd: 0.42 },
  ],
})

export const kling30Turbo = kling({
  id: 'kling-3.0-turbo',
  model: 'kling-3.0-turbo',
  label: 'Kling 3.0 Turbo',
  summary: 'Kling 3.0 made in half a minute: three to fifteen seconds, always with sound.',
  tags: ['sound', 'long', 'fast'],
  maxChars: 2_500,
  durations: anyLength,
  resolutions: ['720p', '1080p'],
  audio: 'always',
  lastFrame: false,
  price: [
    { resolutions: ['720p'], usd: 0.112 },
    { resolutions: ['1080p'], usd: 0.14 },
  ],
})

export const kling26 = kling({
  id: 'kling-2.6',
  model: 'kling-2.6',
  label: 'Kling 2.6',
  summary:
    'The first Kling with sound of its own; five or ten seconds in 1080p, from words or between frames.',
  tags: ['sound'],
  maxChars: 2_500,
  durations: { values: [5, 10] },
  // It draws 720p too, but then without sound and without a last frame; 2.5 Turbo does that for the same money.
  resolutions: ['1080p'],
  audio: 'optional',
  lastFrame: true,
  price: [
    { audio: false, usd: 0.07 },
    { audio: true, usd: 0.14 },
  ],
})

export const kling25Turbo = kling({
  id: 'kling-2.5-turbo',
  model: 'kling-2.5-turbo',
  label: 'Kling 2.5 Turbo',
  summary: 'Quick, cheap, silent motion of five or ten seconds, from words or a first frame.',
  tags: ['fast', 'cheap'],
  maxChars: 2_500,
  durations: { values: [5, 10] },
  resolutions: ['720p', '1080p'],
  audio: 'none',
  lastFrame: false,
  price: [
    { resolutions: ['720p'], usd: 0.042 },
    { resolutions: ['1080p'], usd: 0.07 },
  ],
})
