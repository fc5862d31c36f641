import { z } from 'zod'
import { slotFor } from '../compile.ts'
import type { Engine, RouteRequest } from '../engine.ts'
import { negativeInWords, promptInWords } from '../words.ts'
import { falBilling, falPage, givenPicture } from './fal.ts'
import { whenWritten } from './fal-video.ts'
import { tieredPrice } from './tiered-price.ts'

const endpoint = 'bria/fibo-edit/edit'
/** The page names no limit; this is more than an instruction needs. */
const maxChars = 2_000

const options = z.strictObject({
  steps: z.int().min(20).max(50).default(30).describe('More take longer and look cleaner.'),
  closeness: z.number().min(1).max(10).default(5).describe('How closely it keeps to the words.'),
})

export const fiboEdit: Engine = {
  id: 'fibo-edit',
  label: 'Bria FIBO Edit',
  maker: 'Bria',
  summary:
    'Changes what your words name in a picture, or only under a mask; trained on licensed pictures alone.',
  tags: ['image', 'licensed'],
  draft: false,
  source: falPage(endpoint),
  modes: {
    i2i: {
      output: 'image',
      audio: 'none',
      seed: true,
      negativePrompt: true,
      prompt: { required: true, maxChars },
      inputs: [givenPicture, { role: 'mask', kind: 'image', min: 0, max: 1 }],
      camera: 'words',
      styles: true,
      options,
      expectedSeconds: { base: 20, perSecond: 0 },
    },
  },
  price: { ...tieredPrice('image', [{ usd: 0.04 }]), ...falBilling, source: falPage(endpoint) },
  routes: [{ provider: 'fal', compile }],
}

function compile(request: RouteRequest) {
  const { steps, closeness } = options.parse(request.options)
  return {
    endpoint,
    body: {
      instruction: promptInWords(request, maxChars),
      ...whenWritten('negative_prompt', negativeInWords(request)),
      seed: request.seed,
      steps_num: steps,
      guidance_scale: closeness,
    },
    slots: [...slotFor(request, 'reference', 'image_url'), ...slotFor(request, 'mask', 'mask_url')],
  }
}
