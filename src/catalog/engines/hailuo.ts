import { z } from 'zod'
import { durationOf, slotFor } from '../compile.ts'
import type { Compiled, Engine, ModeCard, RouteRequest } from '../engine.ts'
import { findCameraPreset } from '../presets/camera.ts'
import { nativeCamera } from '../presets/compile.ts'
import { promptInWords } from '../words.ts'
import { firstFrame, lastFrame } from './fal-video.ts'
import { minimaxBilling, minimaxSource } from './minimax.ts'
import { byHouseRule, tieredPrice } from './tiered-price.ts'

const maxChars = 2_000

const options = z.strictObject({
  /** Lets the model write a longer prompt from yours. Off: what you wrote is what is made. */
  expandPrompt: z.boolean().default(false),
})

interface Model extends Pick<Engine, 'id' | 'label' | 'summary' | 'tags'> {
  model: string
  resolution: '768p' | '1080p'
  /** Dollars for six seconds, and for ten where it makes so many. */
  usd: { six: number; ten?: number }
  takes: 'words and a frame' | 'a frame' | 'words and frames'
}

/** The models differ in price and in what they start from; each sells its resolutions as if they were models. */
function hailuo({ model, resolution, usd, takes, ...one }: Model): Engine {
  const common: Omit<ModeCard, 'inputs'> = {
    output: 'video',
    durations: { values: usd.ten === undefined ? [6] : [6, 10] },
    resolutions: [resolution],
    audio: 'none',
    seed: false,
    negativePrompt: false,
    prompt: { required: takes !== 'a frame', maxChars },
    camera: 'native',
    styles: true,
    options,
    expectedSeconds: { base: 90, perSecond: 10 },
  }
  const frames = takes === 'words and frames' ? [firstFrame, lastFrame] : [firstFrame]
  const ten = usd.ten === undefined ? [] : [{ fromSeconds: 10, usd: usd.ten }]
  return {
    ...one,
    maker: 'MiniMax',
    draft: false,
    source: minimaxSource('video-generation-i2v'),
    modes: {
      ...(takes === 'a frame' ? {} : { t2v: { ...common, inputs: [] } }),
      i2v: { ...common, inputs: frames },
    },
    price: { ...byHouseRule(tieredPrice('fixed', [{ usd: usd.six }, ...ten])), ...minimaxBilling },
    routes: [{ provider: 'minimax', compile: (request) => compile(model, request) }],
  }
}

export const hailuo23 = hailuo({
  id: 'hailuo-2.3',
  model: 'MiniMax-Hailuo-2.3',
  label: 'Hailuo 2.3',
  summary: 'Bodies in motion, dance and faces; obeys camera commands; six or ten silent seconds.',
  tags: ['camera'],
  resolution: '768p',
  usd: { six: 0.28, ten: 0.56 },
  takes: 'words and a frame',
})

export const hailuo23Pro = hailuo({
  id: 'hailuo-2.3-pro',
  model: 'MiniMax-Hailuo-2.3',
  label: 'Hailuo 2.3 Pro',
  summary: 'Hailuo 2.3 in 1080p: six silent seconds.',
  tags: ['camera'],
  resolution: '1080p',
  usd: { six: 0.49 },
  takes: 'words and a frame',
})

export const hailuo23Fast = hailuo({
  id: 'hailuo-2.3-fast',
  model: 'MiniMax-Hailuo-2.3-Fast',
  label: 'Hailuo 2.3 Fast',
  summary: 'Moves a picture sooner and for less; obeys camera commands.',
  tags: ['camera', 'fast', 'cheap'],
  resolution: '768p',
  usd: { six: 0.19, ten: 0.32 },
  takes: 'a frame',
})

export const hailuo23FastPro = hailuo({
  id: 'hailuo-2.3-fast-pro',
  model: 'MiniMax-Hailuo-2.3-Fast',
  label: 'Hailuo 2.3 Fast Pro',
  summary: 'Hailuo 2.3 Fast in 1080p: six silent seconds from a picture.',
  tags: ['camera', 'fast'],
  resolution: '1080p',
  usd: { six: 0.33 },
  takes: 'a frame',
})

export const hailuo02 = hailuo({
  id: 'hailuo-02',
  model: 'MiniMax-Hailuo-02',
  label: 'Hailuo 02',
  summary: 'The model before 2.3, and the one that goes from a first frame to a last one.',
  tags: ['camera'],
  resolution: '768p',
  usd: { six: 0.28, ten: 0.56 },
  takes: 'words and frames',
})

function compile(model: string, request: RouteRequest): Compiled {
  const prompt = promptWithCommands(request)
  return {
    endpoint: 'v1/video_generation',
    body: {
      model,
      ...(prompt === '' ? {} : { prompt }),
      duration: durationOf(request),
      resolution: request.resolution === '1080p' ? '1080P' : '768P',
      prompt_optimizer: options.parse(request.options).expandPrompt,
    },
    slots: [
      ...slotFor(request, 'firstFrame', 'first_frame_image'),
      ...slotFor(request, 'lastFrame', 'last_frame_image'),
    ],
  }
}

/** A move that the model has a command for goes before the prompt, in brackets; any other is told in words. */
function promptWithCommands(request: RouteRequest): string {
  const { camera } = request
  const preset = camera?.presetId === undefined ? null : (findCameraPreset(camera.presetId) ?? null)
  const commands = camera && nativeCamera(camera, preset).minimax
  if (!commands) return promptInWords(request, maxChars)
  const room = maxChars - commands.length - 1
  if ([...request.prompt].length > room) return promptInWords({ ...request, camera: null }, maxChars)
  return `${commands} ${promptInWords({ ...request, camera: null }, room)}`.trim()
}
