import { z } from 'zod'
import { slotFor } from '../compile.ts'
import type { Engine, RouteRequest } from '../engine.ts'
import { falBilling, falPage, falWork, givenPicture } from './fal.ts'
import { tieredPrice } from './tiered-price.ts'

const endpoint = 'topaz/adjust/image'

const models = { light: 'Adjust V2', 'white balance': 'White Balance', colourise: 'Colorize' } as const

const options = z.strictObject({
  correct: z
    .enum(['light', 'white balance', 'colourise'])
    .default('light')
    .describe('Light and exposure, a colour cast, or colour for black and white.'),
  format: z.enum(['png', 'jpeg']).default('png'),
})

export const topazAdjust: Engine = {
  id: 'topaz-adjust',
  label: 'Topaz Adjust',
  maker: 'Topaz Labs',
  summary: 'Corrects a picture’s light or colour cast, or gives colour to a black and white one.',
  tags: ['image'],
  draft: false,
  source: falPage(endpoint),
  modes: {
    'color-enhance': {
      ...falWork,
      output: 'image',
      inputs: [givenPicture],
      options,
      expectedSeconds: { base: 15, perSecond: 0 },
    },
  },
  price: {
    // For each 24 megapixels begun, which no picture of the house reaches.
    ...tieredPrice('image', [{ usd: 0.08 }]),
    ...falBilling,
    source: falPage(endpoint),
  },
  routes: [{ provider: 'fal', compile }],
}

function compile(request: RouteRequest) {
  const { correct, format } = options.parse(request.options)
  return {
    endpoint,
    body: { model: models[correct], output_format: format },
    slots: slotFor(request, 'reference', 'image_url'),
  }
}
