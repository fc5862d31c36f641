import type { Mode } from '#contract/generation.ts'
import type { Compiled, Engine, InputCard, ModeCard, RouteRequest } from '../engine.ts'
import { promptInWords } from '../words.ts'
import { firstFrame, lastFrame } from './fal-video.ts'
import { contentsOf, klingBilling, klingRatios, klingSource, klingVideo, shots } from './kling.ts'
import { byHouseRule, tieredPrice } from './tiered-price.ts'

const references = (max: number, min: number): InputCard => ({ role: 'reference', kind: 'image', min, max })
const video = (maxSeconds: number): InputCard => ({
  role: 'video',
  kind: 'video',
  min: 1,
  max: 1,
  minSeconds: 3,
  maxSeconds,
})

/** A video that is edited keeps its length; its sound is kept or left out. */
const editing = (maxChars: number, maxSeconds: number): ModeCard => ({
  ...klingVideo,
  resolutions: ['720p', '1080p'],
  audio: 'optional',
  prompt: { required: true, maxChars },
  inputs: [video(maxSeconds), references(4, 0)],
})

/** What makes a new video, also to go on where another ends. */
const making: Mode[] = ['t2v', 'i2v', 'r2v', 'extend']

const omniChars = 3_072
const omni: Omit<ModeCard, 'inputs'> = {
  ...klingVideo,
  durations: { min: 3, max: 15, step: 1, default: 5 },
  resolutions: ['720p', '1080p', '4k'],
  audio: 'optional',
  prompt: { required: true, maxChars: omniChars },
  options: shots,
}

export const kling30Omni: Engine = {
  id: 'kling-3.0-omni',
  label: 'Kling 3.0 Omni',
  maker: 'Kuaishou',
  summary:
    'Keeps people and things from up to seven pictures, edits a video by words; name them @image_1, @video_1.',
  tags: ['sound', 'long', 'references', '4k'],
  draft: false,
  pictureName: (number) => `@image_${number}`,
  source: klingSource,
  modes: {
    t2v: { ...omni, aspectRatios: klingRatios, inputs: [] },
    i2v: { ...omni, inputs: [firstFrame, lastFrame, references(5, 0)] },
    r2v: { ...omni, aspectRatios: klingRatios, inputs: [references(7, 1)] },
    v2v: editing(omniChars, 15),
  },
  price: {
    ...byHouseRule(
      tieredPrice('second', [
        { modes: making, resolutions: ['720p'], audio: false, usd: 0.084 },
        { modes: making, resolutions: ['720p'], audio: true, usd: 0.112 },
        { modes: making, resolutions: ['1080p'], audio: false, usd: 0.112 },
        { modes: making, resolutions: ['1080p'], audio: true, usd: 0.14 },
        { modes: making, resolutions: ['4k'], usd: 0.42 },
        { modes: ['v2v'], resolutions: ['720p'], usd: 0.126 },
        { modes: ['v2v'], resolutions: ['1080p'], usd: 0.168 },
      ]),
    ),
    ...klingBilling,
  },
  routes: [{ provider: 'kling', compile: (request) => compileOmni('kling-3.0-omni', omniChars, request) }],
}

const o1Chars = 2_500
const o1: Omit<ModeCard, 'inputs'> = {
  ...klingVideo,
  durations: { min: 3, max: 10, step: 1, default: 5 },
  resolutions: ['720p', '1080p'],
  audio: 'none',
  prompt: { required: true, maxChars: o1Chars },
}

export const klingO1: Engine = {
  id: 'kling-o1',
  label: 'Kling O1',
  maker: 'Kuaishou',
  summary: 'The model before Omni, without sound: references from pictures, and a video edited by words.',
  tags: ['references'],
  draft: false,
  pictureName: (number) => `@image_${number}`,
  source: klingSource,
  modes: {
    t2v: { ...o1, aspectRatios: klingRatios, inputs: [] },
    // A lone first frame makes five or ten seconds.
    i2v: { ...o1, durations: { values: [5, 10] }, inputs: [firstFrame, lastFrame] },
    r2v: { ...o1, aspectRatios: klingRatios, inputs: [references(7, 1)] },
    v2v: editing(o1Chars, 10),
  },
  price: {
    ...byHouseRule(
      tieredPrice('second', [
        { modes: making, resolutions: ['720p'], usd: 0.084 },
        { modes: making, resolutions: ['1080p'], usd: 0.112 },
        { modes: ['v2v'], resolutions: ['720p'], usd: 0.126 },
        { modes: ['v2v'], resolutions: ['1080p'], usd: 0.168 },
      ]),
    ),
    ...klingBilling,
  },
  routes: [{ provider: 'kling', compile: (request) => compileOmni('kling-o1', o1Chars, request) }],
}

function compileOmni(
  model: 'kling-3.0-omni' | 'kling-o1',
  maxChars: number,
  request: RouteRequest,
): Compiled {
  const { contents, slots } = contentsOf(request, promptInWords(request, maxChars), [
    { type: 'first_frame', role: 'firstFrame', named: 'image' },
    { type: 'last_frame', role: 'lastFrame', named: 'image' },
    { type: 'refer_image', role: 'reference', named: 'image' },
    { type: 'base_video', role: 'video', named: 'video' },
  ])
  const edits = request.mode === 'v2v'
  const sounds = model === 'kling-3.0-omni' || edits
  return {
    endpoint: `omni-video/${model}`,
    body: {
      contents,
      settings: {
        resolution: request.resolution,
        ...(request.durationSeconds === null ? {} : { duration: request.durationSeconds }),
        ...(request.aspectRatio === null ? {} : { aspect_ratio: request.aspectRatio }),
        ...(sounds ? { audio: request.audio ? (edits ? 'original' : 'native') : 'off' } : {}),
        ...(model === 'kling-3.0-omni'
          ? { multi_shot: !edits && shots.parse(request.options).multiShot }
          : {}),
      },
    },
    slots,
  }
}
