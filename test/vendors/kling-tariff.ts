import type { Measured } from './outputs.ts'

/** Kling's own price list, in packs' units and kept apart from the house's cards so that a wrong card shows. */
const videoUnitMicroUsd = 140_000
const imageUnitMicroUsd = 3_500

type Body = Record<string, unknown>
const field = (value: unknown, name: string): unknown => (Object(value) as Body)[name]

/** Units a second for the silent and the sounding video; one with a video among its inputs costs as the second. */
const rates: Record<string, Record<string, readonly [silent: number, sounding: number]>> = {
  'kling-3.0': { '720p': [0.6, 0.9], '1080p': [0.8, 1.2], '4k': [3, 3] },
  'kling-3.0-turbo': { '720p': [0.8, 0.8], '1080p': [1, 1] },
  'kling-3.0-omni': { '720p': [0.6, 0.8], '1080p': [0.8, 1], '4k': [3, 3] },
  'kling-o1': { '720p': [0.6, 0.6], '1080p': [0.8, 0.8] },
  'kling-2.6': { '720p': [0.3, 0.3], '1080p': [0.5, 1] },
  'kling-2.5-turbo': { '720p': [0.3, 0.3], '1080p': [0.5, 0.5] },
}
const withVideo: Record<string, number> = { '720p': 0.9, '1080p': 1.2 }

/** In units, by the picture or the film that was made; what follows a video is as long as it. */
export function unitsFor(path: string, body: Body, made: Measured): number {
  const lines = Math.min(made.width, made.height)
  if (path.startsWith('v1/images/')) return lines >= 2_160 ? 16 : 8
  if (path === 'v1/videos/lip-sync') return 0.5 * Math.ceil(Math.round(made.seconds) / 5)
  if (path === 'v1/videos/avatar/image2video') return (body.mode === 'pro' ? 0.8 : 0.4) * made.seconds
  const resolution = lines >= 2_160 ? '4k' : `${lines}p`
  const contents = Array.isArray(body.contents) ? body.contents : []
  const types = contents.map((content) => field(content, 'type'))
  if (path.startsWith('motion-control/') || types.includes('base_video'))
    return (withVideo[resolution] ?? Number.NaN) * made.seconds
  const [silent, sounding] = rates[path.split('/')[1] ?? '']?.[resolution] ?? [Number.NaN, Number.NaN]
  return (made.soundSeconds > 0 ? sounding : silent) * Math.round(made.seconds)
}

export const bill = (path: string, body: Body, made: Measured): number =>
  Math.round(
    unitsFor(path, body, made) * (path.startsWith('v1/images/') ? imageUnitMicroUsd : videoUnitMicroUsd),
  )
