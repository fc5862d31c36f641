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

/** In units. A video or a sound that is worked on lasts `mediaSeconds`. */
export function unitsFor(path: string, body: Body, mediaSeconds = 5): number {
  if (path.startsWith('v1/images/')) return body.resolution === '4k' ? 16 : 8
  if (path === 'v1/videos/lip-sync') return 0.5 * Math.ceil(mediaSeconds / 5)
  if (path === 'v1/videos/avatar/image2video') return (body.mode === 'pro' ? 0.8 : 0.4) * mediaSeconds
  const resolution = String(field(body.settings, 'resolution'))
  const contents = Array.isArray(body.contents) ? body.contents : []
  const types = contents.map((content) => field(content, 'type'))
  if (path.startsWith('motion-control/') || types.includes('base_video'))
    return (withVideo[resolution] ?? Number.NaN) * mediaSeconds
  const [silent, sounding] = rates[path.split('/')[1] ?? '']?.[resolution] ?? [Number.NaN, Number.NaN]
  const seconds = Number(field(body.settings, 'duration') ?? 5)
  return (field(body.settings, 'audio') === 'native' ? sounding : silent) * seconds
}

export const bill = (path: string, body: Body, mediaSeconds?: number): number =>
  Math.round(
    unitsFor(path, body, mediaSeconds) *
      (path.startsWith('v1/images/') ? imageUnitMicroUsd : videoUnitMicroUsd),
  )
