import { z } from 'zod'
import { countInputs } from '../compile.ts'
import type { Engine, ModeCard } from '../engine.ts'
import { promptInWords } from '../words.ts'
import { minimaxBilling, minimaxSource } from './minimax.ts'
import { shortSeed } from './replicate-video.ts'
import { tieredPrice } from './tiered-price.ts'

const maxChars = 1_500

const options = z.strictObject({
  /** Lets the model write a longer prompt from yours. Off: what you wrote is what is made. */
  expandPrompt: z.boolean().default(false),
})

const common: Omit<ModeCard, 'inputs'> = {
  output: 'image',
  aspectRatios: ['16:9', '9:16', '1:1', '4:3', '3:4', '3:2', '2:3', '21:9'],
  audio: 'none',
  seed: true,
  negativePrompt: false,
  prompt: { required: true, maxChars },
  camera: 'words',
  styles: true,
  options,
  expectedSeconds: { base: 20, perSecond: 0 },
}

export const minimaxImage01: Engine = {
  id: 'minimax-image-01',
  label: 'MiniMax Image-01',
  maker: 'MiniMax',
  summary: 'Pictures for a third of a cent; keeps the face of one person from a picture.',
  tags: ['image', 'cheap', 'references'],
  draft: false,
  source: minimaxSource('image-generation-t2i'),
  modes: {
    t2i: { ...common, inputs: [] },
    i2i: { ...common, inputs: [{ role: 'character', kind: 'image', min: 1, max: 1 }] },
  },
  price: { ...tieredPrice('image', [{ usd: 0.0035 }]), ...minimaxBilling },
  routes: [
    {
      provider: 'minimax',
      compile: (request) => {
        const person = countInputs(request, 'character') > 0
        return {
          endpoint: 'v1/image_generation',
          body: {
            model: 'image-01',
            prompt: promptInWords(request, maxChars),
            aspect_ratio: request.aspectRatio,
            seed: shortSeed(request.seed),
            n: 1,
            prompt_optimizer: options.parse(request.options).expandPrompt,
            response_format: 'base64',
            ...(person ? { subject_reference: [{ type: 'character' }] } : {}),
          },
          slots: person ? [{ role: 'character', index: 0, at: ['subject_reference', 0, 'image_file'] }] : [],
        }
      },
    },
  ],
}
