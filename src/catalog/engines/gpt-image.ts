import { z } from 'zod'
import { countInputs, frameOf, slotFor, slotsFor } from '../compile.ts'
import type { Compiled, Engine, ModeCard, RouteRequest } from '../engine.ts'
import { promptInWords } from '../words.ts'
import { openaiSource } from './openai.ts'
import { tieredPrice } from './tiered-price.ts'

const maxChars = 20_000
const resolutions = ['1080p', '720p', '1440p', '2160p']
const aspectRatios = ['16:9', '9:16', '1:1', '4:3', '3:4', '3:2', '2:3', '21:9', '9:21']

const looks = {
  format: z.enum(['png', 'jpeg', 'webp']).default('png'),
  /** Of JPEG and WebP; 100 loses the least. */
  compression: z.int().min(0).max(100).default(100),
  background: z.enum(['auto', 'opaque', 'transparent']).default('auto'),
}
/** "low" filters less. */
const moderation = z.enum(['auto', 'low']).default('auto')

const qualities = {
  'gpt-image-2': z.enum(['low', 'medium', 'high']).default('medium'),
  'gpt-image-2.5': z.enum(['low', 'medium', 'high', 'xhigh', 'max']).default('high'),
}
type Generation = keyof typeof qualities

/** The patches along a picture's longer side, by OpenAI's own calculator. */
const patches: Record<Generation, Record<string, number>> = {
  'gpt-image-2': { low: 16, medium: 48, high: 96 },
  'gpt-image-2.5': { low: 16, medium: 24, high: 48, xhigh: 64, max: 96 },
}

/** Tokens of a picture: patches, weighed by its pixels. */
export function pictureTokens(long: number, { width, height }: { width: number; height: number }): number {
  const short = roundHalfToEven((long * Math.min(width, height)) / Math.max(width, height))
  return Math.ceil((long * short * (2_000_000 + width * height)) / 4_000_000)
}

function roundHalfToEven(value: number): number {
  const floor = Math.floor(value)
  return value - floor === 0.5 ? floor + (floor % 2) : Math.round(value)
}

const leastPixels = 655_360
const toSixteen = (pixels: number) => 16 * Math.round(pixels / 16)

/** Sides in sixteenths, and no fewer pixels than OpenAI takes. */
function pixelsOf(request: Pick<RouteRequest, 'resolution' | 'aspectRatio'>) {
  const { width, height } = frameOf(request)
  const grown = Math.sqrt(leastPixels / (width * height))
  const side = (pixels: number) => (grown > 1 ? 16 * Math.ceil((pixels * grown) / 16) : toSixteen(pixels))
  return { width: side(width), height: side(height) }
}

/** Dollars for a token that is made. */
const usdPerToken = 0.00003

function priceOf(generation: Generation): Engine['price'] {
  const tiers = Object.entries(patches[generation]).flatMap(([quality, long]) =>
    resolutions.flatMap((resolution) =>
      aspectRatios.map((aspectRatio) => ({
        options: { quality: [quality] },
        resolutions: [resolution],
        aspectRatios: [aspectRatio],
        usd: pictureTokens(long, pixelsOf({ resolution, aspectRatio })) * usdPerToken,
      })),
    ),
  )
  const [first, ...others] = tiers
  if (!first) throw new Error('A picture has a price.')
  return {
    // A given picture is read in up to 1,500 tokens at 8 dollars a million; the words are next to nothing.
    ...tieredPrice('image', [first, ...others], { perReferenceMicroUsd: 12_000 }),
    // A refusal counts no tokens.
    billsModerated: false,
    billsFailed: false,
    source: openaiSource.priceSource,
  }
}

interface Model extends Pick<Engine, 'id' | 'label' | 'summary' | 'tags'> {
  generation: Generation
  seconds: number
}

function gptImage({ generation, seconds, ...facts }: Model): Engine {
  const edited = z.strictObject({ quality: qualities[generation], ...looks })
  const made = edited.extend({ moderation })
  const card: Omit<ModeCard, 'inputs' | 'options'> = {
    output: 'image',
    resolutions,
    aspectRatios,
    audio: 'none',
    seed: false,
    negativePrompt: false,
    prompt: { required: true, maxChars },
    camera: 'words',
    styles: true,
    expectedSeconds: { base: seconds, perSecond: 0 },
  }
  return {
    ...facts,
    maker: 'OpenAI',
    draft: false,
    source: openaiSource.source,
    modes: {
      t2i: { ...card, inputs: [], options: made },
      i2i: {
        ...card,
        inputs: [
          { role: 'reference', kind: 'image', min: 1, max: 16 },
          { role: 'mask', kind: 'image', min: 0, max: 1 },
        ],
        options: edited,
      },
    },
    price: priceOf(generation),
    routes: [
      {
        provider: 'openai',
        compile: (request) =>
          compile(facts.id, request, (request.mode === 't2i' ? made : edited).parse(request.options)),
      },
    ],
  }
}

interface Chosen {
  quality: string
  format: string
  compression: number
  background: string
  moderation?: string
}

function compile(model: string, request: RouteRequest, chosen: Chosen): Compiled {
  const { width, height } = pixelsOf(request)
  // A JPEG cannot be seen through.
  const format = chosen.background === 'transparent' && chosen.format === 'jpeg' ? 'png' : chosen.format
  const body = {
    model,
    prompt: promptInWords(request, maxChars),
    n: 1,
    size: `${width}x${height}`,
    quality: chosen.quality,
    background: chosen.background,
    output_format: format,
    ...(format === 'png' ? {} : { output_compression: chosen.compression }),
    ...(chosen.moderation === undefined ? {} : { moderation: chosen.moderation }),
  }
  return countInputs(request, 'reference') === 0
    ? { endpoint: 'images/generations', body, slots: [] }
    : {
        endpoint: 'images/edits',
        body,
        slots: [...slotsFor(request, 'reference', 'image'), ...slotFor(request, 'mask', 'mask')],
      }
}

export const gptImage2 = gptImage({
  id: 'gpt-image-2',
  label: 'GPT Image 2',
  summary:
    'Follows long instructions, writes text that can be read, and edits up to sixteen pictures at once.',
  tags: ['image', 'references', 'inpaint'],
  generation: 'gpt-image-2',
  seconds: 60,
})

export const gptImage25Sunburst = gptImage({
  id: 'gpt-image-2.5-sunburst',
  label: 'GPT Image 2.5 Sunburst',
  summary: 'The exact one: edits that touch only what you name, with five steps of care.',
  tags: ['image', 'references', 'inpaint'],
  generation: 'gpt-image-2.5',
  seconds: 60,
})

export const gptImage25Flare = gptImage({
  id: 'gpt-image-2.5-flare',
  label: 'GPT Image 2.5 Flare',
  summary: 'The quick one: better than GPT Image 2, and in less time.',
  tags: ['image', 'references', 'inpaint', 'fast'],
  generation: 'gpt-image-2.5',
  seconds: 30,
})
