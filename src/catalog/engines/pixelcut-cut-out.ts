import { z } from 'zod'
import { slotFor } from '../compile.ts'
import type { Engine, RouteRequest } from '../engine.ts'
import { falBilling, falPage, falWork, givenVideo } from './fal.ts'
import { tieredPrice } from './tiered-price.ts'

const endpoint = 'pixelcut/video-background-removal'

const options = z.strictObject({
  background: z
    .enum(['transparent', 'black', 'white', 'green', 'blue', 'magenta', 'colour'])
    .default('transparent'),
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'Write a colour as #00b140.')
    .default('#00b140')
    .describe('For a background of one colour.'),
})

export const pixelcutCutOut: Engine = {
  id: 'pixelcut-cut-out',
  label: 'Pixelcut Video Cut-out',
  maker: 'Pixelcut',
  summary: 'Takes the background out of a video, frame by frame and without flicker, for any subject.',
  tags: ['transparent'],
  draft: false,
  source: falPage(endpoint),
  modes: {
    'remove-bg': {
      ...falWork,
      output: 'video',
      inputs: [givenVideo],
      options,
      expectedSeconds: { base: 20, perSecond: 4 },
    },
  },
  price: {
    // 0.022 dollars for thirty frames, which are a second of most videos; one of sixty frames costs the house more.
    ...tieredPrice('second', [{ usd: 0.022 }]),
    ...falBilling,
    source: falPage(endpoint),
  },
  routes: [{ provider: 'fal', compile }],
}

function compile(request: RouteRequest) {
  const { background, colour } = options.parse(request.options)
  const chosen =
    background === 'colour' ? { background: 'custom', background_color: rgbOf(colour) } : { background }
  return {
    endpoint,
    body: { ...chosen, output_format: background === 'transparent' ? 'webm_vp9' : 'mp4_h264' },
    slots: slotFor(request, 'video', 'video_url'),
  }
}

function rgbOf(colour: string) {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
  return { r: r ?? 0, g: g ?? 0, b: b ?? 0 }
}
