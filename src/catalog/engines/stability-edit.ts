import { z } from 'zod'
import type { JsonObject } from '#kernel/json.ts'
import { slotFor } from '../compile.ts'
import type { Engine, ModeCard, RouteRequest } from '../engine.ts'
import { negativeInWords, promptInWords } from '../words.ts'
import { whenWritten } from './fal-video.ts'
import {
  onePicture,
  stabilityFormat,
  stabilityMaxChars,
  stabilityPicture,
  stabilityPrice,
  stabilitySeed,
  stabilitySource,
} from './stability.ts'

const mask = { role: 'mask', kind: 'image', min: 1, max: 1 } as const
/** Pixels by which the edge of what changes is widened. */
const growMask = z.int().min(0).max(20).default(5)
const subject = z.string().min(1).max(1_000).default('the main subject')

const format = { format: stabilityFormat }
const masked = z.strictObject({ ...format, growMask })
const replaced = masked.extend({ /** What is to go, in a few words. */ search: subject })
const recoloured = masked.extend({ /** What gets the new colour, in a few words. */ select: subject })
const pixels = z.int().min(0).max(2_000)
const widened = z.strictObject({
  ...format,
  /** Pixels to add at each side; at one of them at least. */
  left: pixels.default(256),
  right: pixels.default(256),
  up: pixels.default(0),
  down: pixels.default(0),
  /** How freely it paints what is beyond the edge. */
  creativity: z.number().min(0).max(1).default(0.5),
})
const controlled = z.strictObject({
  ...format,
  /** What is kept of your picture: its shapes, its lines, or its look. */
  by: z.enum(['structure', 'sketch', 'style']).default('structure'),
  strength: z.number().min(0).max(1).default(0.7),
})

const card: Omit<ModeCard, 'options'> = { ...stabilityPicture, inputs: [onePicture], camera: 'none' }
const wordless = {
  seed: true,
  negativePrompt: false,
  styles: false,
  prompt: { required: false, maxChars: 0 },
}

const worded = (request: RouteRequest) => ({
  prompt: promptInWords(request, stabilityMaxChars),
  ...whenWritten('negative_prompt', negativeInWords(request)),
})

interface Edit extends Pick<Engine, 'id' | 'label' | 'summary' | 'onlyByName'> {
  credits: number
  card: ModeCard
  compile(request: RouteRequest): { tool: string; body: JsonObject }
}

/** One tool, one address: what differs is what each is told. */
function edit({ credits, card, compile, ...facts }: Edit, mode: 'i2i' | 'remove-bg' = 'i2i'): Engine {
  return {
    ...facts,
    maker: 'Stability AI',
    tags: ['image', 'edit'],
    draft: false,
    source: stabilitySource.source,
    modes: { [mode]: card },
    price: stabilityPrice('image', credits),
    routes: [
      {
        provider: 'stability',
        compile: (request) => {
          const { tool, body } = compile(request)
          return {
            endpoint: `stable-image/${tool}`,
            body: { ...body, ...(card.seed ? { seed: stabilitySeed(request) } : {}) },
            slots: [...slotFor(request, 'reference', 'image'), ...slotFor(request, 'mask', 'mask')],
          }
        },
      },
    ],
  }
}

const cutOut = z.strictObject({ format: z.enum(['png', 'webp']).default('png') })

export const stabilityRemoveBackground = edit(
  {
    id: 'stability-remove-background',
    label: 'Stability cut-out',
    summary: 'Takes the background away from a picture and leaves it transparent.',
    credits: 5,
    card: { ...card, ...wordless, seed: false, options: cutOut },
    compile: ({ options }) => ({
      tool: 'edit/remove-background',
      body: { output_format: cutOut.parse(options).format },
    }),
  },
  'remove-bg',
)

export const stabilityInpaint = edit({
  id: 'stability-inpaint',
  label: 'Stability Inpaint',
  summary: 'Paints anew what is white in your mask, from your words.',
  credits: 5,
  card: { ...card, inputs: [onePicture, mask], options: masked },
  compile: (request) => {
    const { format, growMask } = masked.parse(request.options)
    return { tool: 'edit/inpaint', body: { ...worded(request), grow_mask: growMask, output_format: format } }
  },
})

export const stabilityErase = edit({
  id: 'stability-erase',
  label: 'Stability Erase',
  summary: 'Takes away what is white in your mask and fills the place; needs no words.',
  credits: 5,
  card: { ...card, ...wordless, inputs: [onePicture, mask], options: masked },
  compile: ({ options }) => {
    const { format, growMask } = masked.parse(options)
    return { tool: 'edit/erase', body: { grow_mask: growMask, output_format: format } }
  },
})

export const stabilityOutpaint = edit({
  id: 'stability-outpaint',
  onlyByName: true,
  label: 'Stability Outpaint',
  summary: 'Goes on painting beyond the edges of your picture, up to 2,000 pixels a side.',
  credits: 4,
  card: {
    ...card,
    negativePrompt: false,
    prompt: { required: false, maxChars: stabilityMaxChars },
    options: widened,
  },
  compile: (request) => {
    const { format, ...sides } = widened.parse(request.options)
    const prompt = whenWritten('prompt', promptInWords(request, stabilityMaxChars))
    return { tool: 'edit/outpaint', body: { ...prompt, ...sides, output_format: format } }
  },
})

export const stabilityReplace = edit({
  id: 'stability-replace',
  onlyByName: true,
  label: 'Stability Search and Replace',
  summary: 'Finds a thing by its name and puts another in its place, without a mask.',
  credits: 5,
  card: { ...card, options: replaced },
  compile: (request) => {
    const { format, growMask, search } = replaced.parse(request.options)
    const body = { ...worded(request), search_prompt: search, grow_mask: growMask, output_format: format }
    return { tool: 'edit/search-and-replace', body }
  },
})

export const stabilityRecolour = edit({
  id: 'stability-recolour',
  onlyByName: true,
  label: 'Stability Search and Recolor',
  summary: 'Finds a thing by its name and gives it another colour, without a mask.',
  credits: 5,
  card: { ...card, options: recoloured },
  compile: (request) => {
    const { format, growMask, select } = recoloured.parse(request.options)
    const body = { ...worded(request), select_prompt: select, grow_mask: growMask, output_format: format }
    return { tool: 'edit/search-and-recolor', body }
  },
})

export const stabilityControl = edit({
  id: 'stability-control',
  onlyByName: true,
  label: 'Stability Control',
  summary: 'A new picture on the shapes, the lines or the look of yours.',
  credits: 5,
  card: { ...card, camera: 'words', options: controlled },
  compile: (request) => {
    const { format, by, strength } = controlled.parse(request.options)
    const kept = by === 'style' ? { fidelity: strength } : { control_strength: strength }
    return { tool: `control/${by}`, body: { ...worded(request), ...kept, output_format: format } }
  },
})
