import type { Argument } from '#media/command.ts'
import {
  aac,
  av1,
  gif,
  gifLimits,
  gifPalette,
  h264,
  opus,
  toBt709,
  toBt709Alpha,
  vp9,
  vp9Alpha,
  webp,
  webpLimits,
} from '#media/encode.ts'
import type { Probe } from '#media/probe.ts'

export const formats = ['mp4', 'webm-vp9', 'webm-av1', 'gif', 'webp'] as const
export type Format = (typeof formats)[number]

export interface Made {
  kind: 'video' | 'image'
  contentType: string
  extension: string
  /** Of what is too heavy for a page when it is longer, larger or faster. */
  limits: { seconds: number; fps: number; width: number } | null
  /** It can be seen through. */
  alpha: boolean
  /** Encoders of ffmpeg that it needs and not every build has. */
  needs: readonly string[]
}

const loop = { kind: 'image', alpha: true } as const
const webm = { kind: 'video', contentType: 'video/webm', extension: 'webm', limits: null } as const

/** What the library keeps, every browser shows and a download is named after. */
export const made: Record<Format, Made> = {
  mp4: { kind: 'video', contentType: 'video/mp4', extension: 'mp4', limits: null, alpha: false, needs: [] },
  'webm-vp9': { ...webm, alpha: true, needs: ['libvpx-vp9', 'libopus'] },
  'webm-av1': { ...webm, alpha: false, needs: ['libsvtav1', 'libopus'] },
  gif: { ...loop, contentType: 'image/gif', extension: 'gif', limits: gifLimits, needs: ['gif'] },
  webp: {
    ...loop,
    contentType: 'image/webp',
    extension: 'webp',
    limits: webpLimits,
    needs: ['libwebp_anim'],
  },
}

const smaller = ({ width }: { width: number }, pixels: string) =>
  `scale=w='min(${width},iw)':h=-2:flags=lanczos,format=${pixels}`

/** The end of the filter chain. */
export function pixels(format: Format, transparent: boolean): string {
  switch (format) {
    case 'gif':
      return `${smaller(gifLimits, transparent ? 'rgba' : 'rgb24')},${gifPalette}`
    case 'webp':
      return smaller(webpLimits, transparent ? 'yuva420p' : 'yuv420p')
    default:
      return transparent ? toBt709Alpha : toBt709
  }
}

export function encoder(format: Format, fps: number, transparent: boolean): string[] {
  switch (format) {
    case 'mp4':
      return h264(fps)
    case 'webm-vp9':
      return transparent ? vp9Alpha(fps) : vp9(fps)
    case 'webm-av1':
      return av1(fps)
    case 'gif':
      return gif
    case 'webp':
      return webp
  }
}

/** Sound as it is where the file can carry it. */
export function soundCodec(format: Format, { audioCodec }: Pick<Probe, 'audioCodec'>): string[] {
  const [own, name] = format === 'mp4' ? [aac, 'aac'] : [opus, 'opus']
  return audioCodec === name ? ['-c:a', 'copy'] : own
}

/** ffmpeg's own decoder of VP9 leaves out what is transparent. */
export const seeThrough = ({ videoCodec }: Pick<Probe, 'videoCodec'>): Argument[] =>
  videoCodec === 'vp9' ? ['-c:v', 'libvpx-vp9'] : []
