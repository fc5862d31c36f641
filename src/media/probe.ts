import { stat } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import { z } from 'zod'
import { DailiesError } from '#kernel/errors.ts'
import { source } from './command.ts'
import { isCutOff } from './cut-off.ts'
import { MediaErrors } from './errors.ts'
import { inspectImage } from './image.ts'
import { readLength } from './length.ts'
import { meanRate } from './mean-rate.ts'
import { runMedia } from './run.ts'
import { scratchFor } from './scratch.ts'
import { type Hdr, hdrOf } from './tone-map.ts'

/** What a file is, read from its bytes, never from its name. Pixel sizes are as shown, after rotation. */
export interface Probe {
  kind: 'image' | 'video' | 'audio'
  contentType: string
  extension: string
  bytes: number
  width: number | null
  height: number | null
  /** Null for stills, and for what has no times. */
  durationSeconds: number | null
  /** When the last picture of a video ends: its sound may be longer. */
  pictureSeconds: number | null
  fps: number | null
  hasAudio: boolean
  hasAlpha: boolean
  /** It lies on its side or its head, and only its metadata says so. */
  turned: boolean
  /** Null for what any screen shows as it is. */
  hdr: Hdr | null
  videoCodec: string | null
  audioCodec: string | null
  sampleRate: number | null
  channels: number | null
}

export interface ProbeLimits {
  pixels: number
  durationSeconds: number
  streams: number
}

export const defaultProbeLimits: ProbeLimits = {
  pixels: 100_000_000,
  durationSeconds: 4 * 3_600,
  streams: 16,
}

const images = new Set([
  'image/jpeg',
  'image/png',
  'image/apng',
  'image/webp',
  'image/avif',
  'image/gif',
  'image/tiff',
])

/** Files that file-type calls by a name that we do not use. */
const contentTypes: Record<string, string> = {
  'video/matroska': 'video/x-matroska',
  'video/x-m4v': 'video/mp4',
  'audio/x-m4a': 'audio/mp4',
  'audio/wave': 'audio/wav',
  'audio/x-wav': 'audio/wav',
  'image/apng': 'image/png',
}

/**
 * Says what a file is. Throws `unsupported_media` (not a picture, video or sound that we read), `corrupt_media` (it says it
 * is one, but cannot be read) or `too_large` (pixels, duration or streams above the limits).
 */
export async function probeFile(
  path: string,
  signal: AbortSignal,
  limits: ProbeLimits = defaultProbeLimits,
): Promise<Probe> {
  const { size: bytes } = await stat(path)
  const type = bytes > 0 ? await fileTypeFromFile(path).catch(() => undefined) : undefined
  if (!type) throw unsupported('This file is not a picture, a video or a sound that Dailies knows.')
  const named = { contentType: contentTypes[type.mime] ?? type.mime, extension: type.ext as string, bytes }
  if (images.has(type.mime)) return { ...still, ...named, ...(await inspectImage(path, limits.pixels)) }
  if (!/^(video|audio)\//.test(type.mime) && type.mime !== 'application/ogg') {
    throw unsupported(`This file is ${type.mime}, which is not a picture, a video or a sound.`)
  }
  if (/^video\/(mp4|quicktime)$/.test(named.contentType) && (await isCutOff(path))) throw cutOff()
  return { ...named, ...(await probeStreams(path, named.contentType, signal, limits)) }
}

const still = {
  kind: 'image',
  hasAudio: false,
  pictureSeconds: null,
  hdr: null,
  videoCodec: null,
  audioCodec: null,
  sampleRate: null,
  channels: null,
} as const

const unsupported = (detail: string) =>
  MediaErrors.unsupported_media({
    detail,
    nextSteps: [
      { action: 'convert_file', label: 'Use MP4, WebM, MOV, JPEG, PNG, WebP, GIF, WAV, MP3, AAC or FLAC' },
    ],
  })

const number = z.coerce.number().optional().catch(undefined)
const Stream = z.object({
  codec_type: z.string().optional(),
  codec_name: z.string().optional(),
  width: number,
  height: number,
  pix_fmt: z.string().optional(),
  color_transfer: z.string().optional(),
  avg_frame_rate: z.string().optional(),
  r_frame_rate: z.string().optional(),
  start_time: number,
  duration: number,
  sample_rate: number,
  channels: number,
  disposition: z.object({ attached_pic: number }).optional(),
  /** How WebM says that a second picture holds what is transparent. */
  tags: z.record(z.string(), z.string()).optional().catch(undefined),
  side_data_list: z.array(z.object({ rotation: number })).optional(),
})
const Report = z.object({
  streams: z.array(Stream).default([]),
  format: z.object({ start_time: number, duration: number }).default({}),
  frames: z.array(z.object({ media_type: z.string().optional() })).default([]),
})

type Streams = Omit<Probe, 'contentType' | 'extension' | 'bytes'> & { contentType?: string }

async function probeStreams(
  path: string,
  contentType: string,
  signal: AbortSignal,
  limits: ProbeLimits,
): Promise<Streams> {
  const { streams, format, frames } = await report(path, signal)
  if (streams.length > limits.streams)
    throw tooLarge(
      `It has ${streams.length} streams; the most is ${limits.streams}.`,
      'Export it with one picture and one sound',
    )
  const video = streams.find((stream) => stream.codec_type === 'video' && !stream.disposition?.attached_pic)
  const audio = streams.find((stream) => stream.codec_type === 'audio')
  if (!video && !audio) throw unsupported('This file holds neither picture nor sound.')
  // A header that promises streams proves nothing: one frame must come out.
  if (!frames.some((frame) => frame.media_type === (video ? 'video' : 'audio'))) throw corrupt()
  const durationSeconds =
    format.duration ?? video?.duration ?? audio?.duration ?? (await readLength(path, signal))
  if (durationSeconds !== null && durationSeconds > limits.durationSeconds) {
    throw tooLarge(
      `It lasts ${Math.round(durationSeconds)} s; the most is ${limits.durationSeconds} s.`,
      'Cut it, and upload the parts',
    )
  }
  const turned = video?.side_data_list?.some((data) => Math.abs((data.rotation ?? 0) % 180) === 90) ?? false
  const [width, height] = [video?.width ?? null, video?.height ?? null]
  if ((width ?? 0) * (height ?? 0) > limits.pixels)
    throw tooLarge(`Its picture is ${width} × ${height}.`, 'Make it smaller and upload it again')
  const pictureSeconds = video ? (pictureEnd(video, format) ?? durationSeconds) : null
  return {
    kind: video ? 'video' : 'audio',
    ...(video
      ? {}
      : {
          contentType: contentType.replace(/^video\/|^application\/ogg/, (word) =>
            word === 'video/' ? 'audio/' : 'audio/ogg',
          ),
        }),
    width: turned ? height : width,
    height: turned ? width : height,
    durationSeconds,
    pictureSeconds,
    turned: video?.side_data_list?.some(({ rotation = 0 }) => rotation % 360 !== 0) ?? false,
    fps: rateOf(video) ?? (pictureSeconds ? await meanRate(path, pictureSeconds, signal) : null),
    hasAudio: audio !== undefined,
    hasAlpha: saysAlpha(video?.tags) || /^(yuva|rgba|argb|bgra|abgr|gbrap|ya8)/.test(video?.pix_fmt ?? ''),
    hdr: hdrOf(video?.color_transfer),
    videoCodec: video?.codec_name ?? null,
    audioCodec: audio?.codec_name ?? null,
    sampleRate: audio?.sample_rate ?? null,
    channels: audio?.channels ?? null,
  }
}

/** As the file's own element, or as a tag in capitals where the element was copied. */
const saysAlpha = (tags: Record<string, string> = {}): boolean =>
  Object.entries(tags).some(([name, value]) => name.toLowerCase() === 'alpha_mode' && value === '1')

/** Times in milliseconds and no rate look like a thousand frames a second. */
const mostRate = 480

function rateOf(video: z.infer<typeof Stream> | undefined): number | null {
  const rate = ratio(video?.avg_frame_rate) ?? ratio(video?.r_frame_rate)
  return rate !== null && rate <= mostRate ? rate : null
}

/** A file begins where the first of its streams does. */
function pictureEnd(video: z.infer<typeof Stream>, file: { start_time?: number | undefined }): number | null {
  if (video.duration === undefined) return null
  return (video.start_time ?? 0) - (file.start_time ?? 0) + video.duration
}

async function report(path: string, signal: AbortSignal): Promise<z.infer<typeof Report>> {
  await using scratch = await scratchFor(path)
  try {
    const { output } = await runMedia(
      {
        program: 'ffprobe',
        args: [
          ...['-v', 'error', '-of', 'json', '-show_streams', '-show_format'],
          // Key frames among the first packets: enough to prove that it decodes, cheap for any length.
          ...['-show_entries', 'frame=media_type', '-skip_frame', 'nokey', '-read_intervals', '%+#400'],
          ...source(path),
        ],
      },
      { cwd: scratch.path, signal, limits: { seconds: 60 } },
    )
    return Report.parse(JSON.parse(output.toString('utf8')))
  } catch (error) {
    const damaged = error instanceof DailiesError && ['media_failed', 'media_too_heavy'].includes(error.code)
    if (damaged || error instanceof z.ZodError || error instanceof SyntaxError) throw corrupt(error)
    throw error
  }
}

const cutOff = () =>
  MediaErrors.corrupt_media({
    detail: 'This file ends in the middle: it was not copied to its end.',
    nextSteps: [{ action: 'upload_again', label: 'Copy the file again and upload the whole of it' }],
  })

function corrupt(cause?: unknown) {
  return MediaErrors.corrupt_media({
    nextSteps: [{ action: 'upload_again', label: 'Export the file again and upload the new one' }],
    ...(cause === undefined ? {} : { cause }),
  })
}

const tooLarge = (detail: string, label: string) =>
  MediaErrors.too_large({ detail, nextSteps: [{ action: 'shrink_file', label }] })

function ratio(text: string | undefined): number | null {
  const [above, below] = (text ?? '').split('/').map(Number)
  return above && below ? Math.round((above / below) * 1000) / 1000 : null
}
