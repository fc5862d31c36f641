import type { InputLimits } from '#contract/input-limits.ts'

/** What is known of a file. Sides are as shown; null where nobody knows. */
export interface FileFacts {
  kind: string
  contentType: string
  bytes: number
  width: number | null
  height: number | null
  durationSeconds: number | null
  fps: number | null
  videoCodec: string | null
  hasAlpha: boolean
  /** It lies on its side or its head, and only its metadata says so. */
  turned: boolean
  /** How a video codes more light than a usual screen shows; null: it does not. */
  hdr: 'pq' | 'hlg' | null
}

export interface Size {
  width: number
  height: number
}

/** What must be done to a file before a vendor may have it. */
export type Fit =
  | { do: 'nothing' }
  | { do: 'picture'; format: 'jpeg' | 'png' | 'webp'; size: Size; maxBytes: number }
  | ({ do: 'video'; size: Size; fps: number | null; maxBytes: number } & Pick<
      FileFacts,
      'durationSeconds' | 'hdr'
    >)
  | { do: 'sound'; maxBytes: number; durationSeconds: number | null }
  | { do: 'refuse'; limit: 'side' | 'ratio' | 'seconds' | 'bytes'; why: string; next: string }

/** Below this a video or a voice is no use to a model. */
const leastVideoBits = 600_000
const leastSoundBits = 48_000
/** A file's own length, and its number of frames a second, are never to the frame what people call them. */
const slackSeconds = 0.1
const slackFps = 0.05

export type KnownFacts = Pick<FileFacts, 'kind' | 'width' | 'height' | 'durationSeconds'>

/** What no conversion of ours can mend; null: it can go, as it is or made anew. */
export function impossible(
  { kind, width, height, durationSeconds }: KnownFacts,
  limits: Omit<InputLimits, 'formats' | 'maxBytes'>,
): (Fit & { do: 'refuse' }) | null {
  const noun = kind === 'image' ? 'picture' : kind === 'video' ? 'video' : 'sound'
  if (width !== null && height !== null && width > 0 && height > 0) {
    const { minSide = 0, minRatio = 0, maxRatio = Number.POSITIVE_INFINITY } = limits
    if (Math.min(width, height) < minSide) {
      const why = `needs at least ${minSide} pixels on each side; this ${noun} has ${width} × ${height}.`
      return { do: 'refuse', limit: 'side', why, next: `Use a larger ${noun}, or upscale this one first.` }
    }
    const ratio = width / height
    if (ratio > maxRatio) {
      const why = `takes a ${noun} at most ${words(maxRatio)} times as wide as high; this one has ${width} × ${height}.`
      return { do: 'refuse', limit: 'ratio', why, next: 'Crop its sides, or use another.' }
    }
    if (ratio < minRatio) {
      const why = `takes a ${noun} at most ${words(1 / minRatio)} times as high as wide; this one has ${width} × ${height}.`
      return { do: 'refuse', limit: 'ratio', why, next: 'Crop its top or bottom, or use another.' }
    }
  }
  return durationSeconds === null ? null : wrongLength(durationSeconds, noun, limits)
}

function wrongLength(
  seconds: number,
  noun: string,
  { minSeconds, maxSeconds }: Pick<InputLimits, 'minSeconds' | 'maxSeconds'>,
): (Fit & { do: 'refuse' }) | null {
  const given = `this one has ${words(seconds)} s.`
  if (maxSeconds !== undefined && seconds > maxSeconds + slackSeconds) {
    const why = `takes at most ${maxSeconds} s; ${given}`
    return { do: 'refuse', limit: 'seconds', why, next: `Cut it to ${maxSeconds} s and add the cut ${noun}.` }
  }
  if (minSeconds !== undefined && seconds < minSeconds - slackSeconds) {
    const why = `needs at least ${minSeconds} s; ${given}`
    return { do: 'refuse', limit: 'seconds', why, next: `Use a longer ${noun}.` }
  }
  return null
}

const words = (value: number): string => String(Math.round(value * 10) / 10)

/** What must be done to a file so that it is within the limits. */
export function fitInput(facts: FileFacts, limits: InputLimits): Fit {
  const refusal = impossible(facts, limits)
  if (refusal !== null) return refusal
  if (facts.kind === 'image') return fitPicture(facts, limits)
  return facts.kind === 'video' ? fitVideo(facts, limits) : fitSound(facts, limits)
}

function fitPicture(facts: FileFacts, limits: InputLimits): Fit {
  const size = sizeWithin(facts, limits)
  if (
    limits.formats.includes(facts.contentType) &&
    !facts.turned &&
    facts.bytes <= limits.maxBytes &&
    isSize(facts, size)
  )
    return { do: 'nothing' }
  return { do: 'picture', format: pictureFormat(facts, limits), size, maxBytes: limits.maxBytes }
}

const writable = ['jpeg', 'png', 'webp'] as const

function pictureFormat({ hasAlpha }: FileFacts, { formats }: InputLimits): (typeof writable)[number] {
  const able = formats.flatMap((format) => writable.filter((one) => format === `image/${one}`))
  const clear = hasAlpha ? able.find((format) => format !== 'jpeg') : undefined
  return clear ?? able[0] ?? 'jpeg'
}

function fitVideo(facts: FileFacts, limits: InputLimits): Fit {
  const { contentType, videoCodec, bytes, fps, durationSeconds, turned, hdr } = facts
  const { formats, codecs, maxBytes, maxFps = Number.POSITIVE_INFINITY } = limits
  const size = sizeWithin(facts, limits)
  const fast = fps !== null && fps > maxFps + slackFps
  const known = codecs === undefined || (videoCodec !== null && codecs.includes(videoCodec))
  const plain = known && !turned && !fast && hdr === null
  if (formats.includes(contentType) && plain && bytes <= maxBytes && isSize(facts, size))
    return { do: 'nothing' }
  const heavy = tooLong('video', durationSeconds, maxBytes, leastVideoBits)
  // H.264 has no odd sides.
  const even = { width: evenly(size.width), height: evenly(size.height) }
  return heavy ?? { do: 'video', size: even, fps: fast ? maxFps : null, hdr, maxBytes, durationSeconds }
}

function fitSound({ contentType, bytes, durationSeconds }: FileFacts, limits: InputLimits): Fit {
  const { formats, maxBytes } = limits
  if (formats.includes(contentType) && bytes <= maxBytes) return { do: 'nothing' }
  const heavy = tooLong('sound', durationSeconds, maxBytes, leastSoundBits)
  return heavy ?? { do: 'sound', maxBytes, durationSeconds }
}

function tooLong(noun: string, seconds: number | null, maxBytes: number, bits: number): Fit | null {
  if (seconds === null || (seconds * bits) / 8 <= maxBytes) return null
  const most = Math.floor((8 * maxBytes) / bits)
  const why = `takes at most ${Math.floor(maxBytes / 1_000_000)} MB, which this ${noun} of ${words(seconds)} s cannot be made.`
  return { do: 'refuse', limit: 'bytes', why, next: `Cut it to ${most} s and add the cut ${noun}.` }
}

/** As large as may be, of the same shape; the rounding never makes it longer than it was. */
export function sizeWithin(
  { width, height }: Pick<FileFacts, 'width' | 'height'>,
  { maxSide = Number.POSITIVE_INFINITY, maxPixels = Number.POSITIVE_INFINITY }: Partial<InputLimits>,
): Size {
  if (width === null || height === null) return { width: 0, height: 0 }
  const scale = Math.min(1, maxSide / Math.max(width, height), Math.sqrt(maxPixels / (width * height)))
  if (scale === 1) return { width, height }
  const long = Math.floor(Math.max(width, height) * scale)
  const short = Math.min(long, Math.ceil((long * Math.min(width, height)) / Math.max(width, height)))
  const size = width >= height ? { width: long, height: short } : { width: short, height: long }
  // Rounding up may cross the number of pixels by a row.
  return size.width * size.height > maxPixels
    ? sizeWithin({ width, height }, { maxSide: long - 1, maxPixels })
    : size
}

const isSize = ({ width, height }: FileFacts, size: Size): boolean =>
  width === null || height === null || (width === size.width && height === size.height)

const evenly = (pixels: number): number => Math.max(2, 2 * Math.floor(pixels / 2))
