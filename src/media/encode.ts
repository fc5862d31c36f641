/** Encoder settings as values. The same frames always give the same bytes: fixed threads, no dates, no encoder's name. */

export type VideoFormat = 'mp4' | 'webm' | 'gif'

export const contentTypeOf: Record<VideoFormat, string> = {
  mp4: 'video/mp4',
  webm: 'video/webm',
  gif: 'image/gif',
}

const threads = 2

/** On every output. */
export const sameBytes = [
  '-map_metadata',
  '-1',
  '-map_chapters',
  '-1',
  '-fflags',
  '+bitexact',
  '-threads',
  String(threads),
]

/** RGB to limited-range BT.709, with the chroma that a careful converter makes; anything else shifts colours by a level or two. */
const bt709In = (pixels: string) =>
  `scale=out_color_matrix=bt709:out_range=tv:flags=bicubic+accurate_rnd+full_chroma_int,format=${pixels}`
export const toBt709 = bt709In('yuv420p')
/** With what is transparent. */
export const toBt709Alpha = bt709In('yuva420p')

/** H.264 has even sizes only: a pixel at the edge is left out where it must be. */
export const evenFrame = 'crop=w=trunc(iw/2)*2:h=trunc(ih/2)*2:x=0:y=0'

const bt709Tags = [
  ...['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'tv'],
]

/** H.264 with a closed group of pictures each second, so that a later cut or join can copy. */
export function h264(
  fps: number,
  preset: 'ultrafast' | 'veryfast' | 'medium' = 'veryfast',
  crf = 20,
): string[] {
  const group = String(Math.max(1, Math.round(fps)))
  return [
    ...['-c:v', 'libx264', '-preset', preset, '-crf', String(crf), '-profile:v', 'high'],
    ...['-g', group, '-keyint_min', group, '-sc_threshold', '0', '-x264-params', 'open-gop=0:stitchable=1'],
    ...['-flags:v', '+bitexact+cgop', ...bt709Tags],
    ...['-video_track_timescale', '90000', '-movflags', '+faststart', '-f', 'mp4'],
  ]
}

export function vp9(fps: number): string[] {
  return [
    ...[
      '-c:v',
      'libvpx-vp9',
      '-b:v',
      '0',
      '-crf',
      '32',
      '-deadline',
      'good',
      '-cpu-used',
      '5',
      '-row-mt',
      '1',
    ],
    ...['-g', String(Math.max(1, Math.round(fps))), '-flags:v', '+bitexact', ...bt709Tags, '-f', 'webm'],
  ]
}

/** VP9 with a second picture for what is transparent; players of WebM show it. */
export const vp9Alpha = (fps: number): string[] => ['-auto-alt-ref', '0', ...vp9(fps)]

/** AV1, which nobody has to be paid for. */
export function av1(fps: number): string[] {
  return [
    ...['-c:v', 'libsvtav1', '-preset', '8', '-crf', '35', '-g', String(Math.max(1, Math.round(2 * fps)))],
    ...['-flags:v', '+bitexact', ...bt709Tags, '-f', 'webm'],
  ]
}

export const aac = ['-c:a', 'aac', '-b:a', '192k', '-ar', '48000', '-ac', '2', '-flags:a', '+bitexact']
export const opus = ['-c:a', 'libopus', '-b:a', '128k', '-ar', '48000', '-ac', '2', '-flags:a', '+bitexact']
export const wav48k = ['-c:a', 'pcm_s16le', '-ar', '48000', '-ac', '2', '-flags:a', '+bitexact', '-f', 'wav']

/** GIF holds 256 colours and no sound; longer or larger ones are slower to load than any video. */
export const gifLimits = { seconds: 15, fps: 15, width: 640 } as const

/** Ends a filter chain whose frames become a GIF. */
export const gifPalette =
  'split[frames][seen];[seen]palettegen=stats_mode=diff[palette];[frames][palette]paletteuse=dither=bayer:bayer_scale=4'

export const gif = ['-c:v', 'gif', '-loop', '0', '-flags:v', '+bitexact', '-f', 'gif']

/** A WebP that moves has all colours and may be seen through; a page that loads a longer or larger one shows it late. */
export const webpLimits = { seconds: 15, fps: 25, width: 960 } as const

export const webp = [
  ...['-c:v', 'libwebp_anim', '-quality', '75', '-compression_level', '4', '-loop', '0'],
  ...['-flags:v', '+bitexact', '-f', 'webp'],
]

/** Raw frames on standard input. */
export function rawFrames(
  width: number,
  height: number,
  fps: number,
  pixels: 'rgba' | 'yuv420p' = 'rgba',
): string[] {
  return [
    ...['-f', 'rawvideo', '-pixel_format', pixels, '-video_size', `${width}x${height}`],
    ...['-framerate', String(fps), '-i', 'pipe:0'],
  ]
}
