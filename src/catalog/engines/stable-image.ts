import { z } from 'zod'
import { slotFor } from '../compile.ts'
import type { Engine, RouteRequest } from '../engine.ts'
import { negativeInWords, promptInWords } from '../words.ts'
import { whenWritten } from './fal-video.ts'
import {
  onePicture,
  presetField,
  stabilityFormat,
  stabilityMaxChars,
  stabilityPicture,
  stabilityPrice,
  stabilitySeed,
  stabilityShapes,
  stabilitySource,
  stylePreset,
} from './stability.ts'

const made = z.strictObject({ format: stabilityFormat, stylePreset })
const changed = made.extend({
  /** How much may change: 0 gives your picture back, 1 is as if there were none. */
  strength: z.number().min(0).max(1).default(0.6),
})

const facts = { maker: 'Stability AI', draft: false, source: stabilitySource.source } as const
const drawn = { ...stabilityPicture, aspectRatios: stabilityShapes, inputs: [], options: made }

const bodyOf = (request: RouteRequest) => {
  const { format, stylePreset: preset } = made.loose().parse(request.options)
  return {
    prompt: promptInWords(request, stabilityMaxChars),
    ...whenWritten('negative_prompt', negativeInWords(request)),
    aspect_ratio: request.aspectRatio,
    ...presetField(preset),
    seed: stabilitySeed(request),
    output_format: format,
  }
}

export const stableImageCore: Engine = {
  ...facts,
  id: 'stable-image-core',
  label: 'Stable Image Core',
  summary: 'Clean pictures in seconds, with seventeen looks to choose from.',
  tags: ['image', 'fast', 'cheap'],
  modes: { t2i: drawn },
  price: stabilityPrice('image', 3),
  routes: [
    {
      provider: 'stability',
      compile: (request) => ({ endpoint: 'stable-image/generate/core', body: bodyOf(request), slots: [] }),
    },
  ],
}

export const stableImageUltra: Engine = {
  ...facts,
  id: 'stable-image-ultra',
  label: 'Stable Image Ultra',
  summary: 'The most finished pictures of Stability AI: light, type and many things at once.',
  tags: ['image'],
  modes: { t2i: drawn, i2i: { ...drawn, inputs: [onePicture], options: changed } },
  price: stabilityPrice('image', 8),
  routes: [
    {
      provider: 'stability',
      compile: (request) => ({
        endpoint: 'stable-image/generate/ultra',
        body: {
          ...bodyOf(request),
          ...(request.mode === 'i2i' ? { strength: changed.parse(request.options).strength } : {}),
        },
        slots: slotFor(request, 'reference', 'image'),
      }),
    },
  ],
}
