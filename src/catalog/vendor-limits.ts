import type { InputLimits } from '#contract/input-limits.ts'
import type { InputCard } from './engine.ts'

type Kind = InputCard['kind']

export interface VendorLimits extends Record<Kind, InputLimits> {
  /** Where the vendor says so, and when it was read; null: it says nothing, and the safe limits hold. */
  source: { url: string; checkedAt: string } | null
}

const megabyte = 1_000_000

/**
 * For what a vendor does not publish: formats that all of them read, and sizes that each of those who publish any takes.
 * A picture with fewer than 64 pixels on a side, or eight times as wide as high, is no use to any model.
 */
export const safeLimits: Record<Kind, InputLimits> = {
  image: {
    formats: ['image/jpeg', 'image/png', 'image/webp'],
    maxBytes: 20 * megabyte,
    minSide: 64,
    maxSide: 8_192,
    minRatio: 1 / 8,
    maxRatio: 8,
  },
  video: {
    formats: ['video/mp4', 'video/quicktime'],
    codecs: ['h264'],
    maxBytes: 90 * megabyte,
    minSide: 64,
    maxSide: 4_096,
    maxFps: 60,
  },
  audio: { formats: ['audio/mpeg', 'audio/wav'], maxBytes: 15 * megabyte },
}

function vendor(
  source: VendorLimits['source'],
  own: Partial<Record<Kind, Partial<InputLimits>>>,
): VendorLimits {
  const of = (kind: Kind): InputLimits => ({ ...safeLimits[kind], ...own[kind] })
  return { source, image: of('image'), video: of('video'), audio: of('audio') }
}

const read = (url: string, checkedAt = '2026-11-28') => ({ url, checkedAt })

/** By provider: the same for all models that it serves, unless a model's card says more. */
export const vendorLimits: Readonly<Record<string, VendorLimits>> = {
  // Images and sounds: what the strictest of its endpoints documents. Videos: the most that one upload holds.
  fal: vendor(read('https://github.com/fal-ai/fal-js', '2026-11-21'), {
    video: { maxBytes: 90 * megabyte },
    audio: { maxBytes: 15 * megabyte },
  }),
  runway: vendor(read('https://docs.dev.runwayml.com/assets/inputs/'), {
    image: { maxBytes: 16 * megabyte },
    video: { maxBytes: 200 * megabyte },
    audio: { maxBytes: 32 * megabyte },
  }),
  // Of a video nothing is said.
  luma: vendor(read('https://docs.agents.lumalabs.ai/', '2026-11-21'), {
    image: { maxBytes: 50 * megabyte },
  }),
  // Read where others sell the same models; Kling's own pages could not be reached.
  kling: vendor(read('https://novita.ai/docs/api-reference/model-apis-kling-v3.0-std-i2v'), {
    image: {
      formats: ['image/jpeg', 'image/png'],
      maxBytes: 10 * megabyte,
      minSide: 300,
      minRatio: 1 / 2.5,
      maxRatio: 2.5,
    },
    video: { maxBytes: 100 * megabyte },
    audio: { maxBytes: 5 * megabyte },
  }),
  // As clients that others wrote have it ("longer than 300 pixels"); this page of its own could not be reached.
  minimax: vendor(read('https://platform.minimax.io/docs/api-reference/video-generation-i2v'), {
    image: { minSide: 301, minRatio: 1 / 2.5, maxRatio: 2.5 },
  }),
  bfl: vendor(read('https://github.com/black-forest-labs/skills', '2026-11-21'), {
    image: { maxPixels: 20_000_000 },
  }),
  openai: vendor(read('https://github.com/openai/openai-openapi', '2026-11-21'), {
    image: { maxBytes: 50 * megabyte },
  }),
  // More than ten megabytes are answered with 413.
  stability: vendor(read('https://platform.stability.ai/docs/api-reference', '2026-11-21'), {
    image: { maxBytes: 10 * megabyte, maxPixels: 9_437_184 },
    audio: { maxBytes: 10 * megabyte },
  }),
  // The Files API takes more than the 200 megabytes that the house sends at once.
  google: vendor(null, {
    video: {
      formats: ['video/mp4', 'video/quicktime', 'video/webm'],
      codecs: ['h264', 'vp9'],
      maxBytes: 200 * megabyte,
    },
  }),
  vertex: vendor(null, { video: { maxBytes: 20 * megabyte } }),
  xai: vendor(null, { video: { maxBytes: 50 * megabyte } }),
  replicate: vendor(read('https://api.replicate.com/openapi.json', '2026-11-21'), {
    video: { maxBytes: 100 * megabyte },
  }),
  // "All major audio formats": those of the house's uploads are among them.
  elevenlabs: vendor(read('https://github.com/elevenlabs/elevenlabs-js', '2026-11-21'), {
    audio: {
      formats: ['audio/mpeg', 'audio/wav', 'audio/mp4', 'audio/flac', 'audio/ogg'],
      maxBytes: 50 * megabyte,
    },
  }),
  // A server of one's own reads what its nodes read, of any shape.
  comfyui: vendor(null, {
    image: { maxBytes: 100 * megabyte, minSide: 1, minRatio: 1 / 100, maxRatio: 100 },
    video: {
      formats: ['video/mp4', 'video/quicktime', 'video/webm'],
      codecs: ['h264', 'vp9'],
      maxBytes: 100 * megabyte,
      minSide: 1,
    },
    audio: { formats: ['audio/mpeg', 'audio/wav', 'audio/flac'], maxBytes: 100 * megabyte },
  }),
}
