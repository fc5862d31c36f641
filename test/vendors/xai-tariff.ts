import type { Given, Measured } from './outputs.ts'

/** xAI's own price list in micro-dollars, kept apart from the house's cards so that a wrong card shows. */
type Body = Record<string, unknown>

const perSecond: Record<string, Record<string, number>> = {
  'grok-imagine-video': { '480p': 50_000, '720p': 70_000 },
  'grok-imagine-video-1.5': { '480p': 80_000, '720p': 140_000, '1080p': 250_000 },
  'grok-imagine-video-1.5-lite': { '480p': 20_000, '720p': 30_000, '1080p': 140_000 },
}
const perVideoPicture = (model: string) => (model === 'grok-imagine-video' ? 2_000 : 10_000)

/** A picture, and each picture that is given. */
const pictures: Record<string, (body: Body) => readonly [made: number, given: number]> = {
  'grok-imagine-image': () => [20_000, 2_000],
  'grok-imagine-image-quality': () => [50_000, 10_000],
  'grok-imagine-image-2.0': ({ resolution, quality }) => [
    40_000 + (resolution === '2k' ? 20_000 : 0) + (quality === 'low' ? 0 : 20_000),
    10_000,
  ],
}

const countIn = (body: Body, ...names: string[]): number =>
  names.reduce((sum, name) => {
    const value = body[name]
    return sum + (Array.isArray(value) ? value.length : value === undefined ? 0 : 1)
  }, 0)

/** By what was made, and by the videos and pictures that were given. */
export function bill(path: string, body: Body, output: Measured, media: Given): number {
  const model = String(body.model)
  if (path.startsWith('images/')) {
    const [made, given] = pictures[model]?.(body) ?? [Number.NaN, 0]
    return made * output.pictures + given * countIn(body, 'image', 'images')
  }
  const rates = perSecond[model] ?? {}
  const seconds = Math.round(output.seconds)
  if (path === 'videos/edits') return 70_000 * output.seconds + 10_000 * media.video
  if (path === 'videos/extensions') return 70_000 * seconds + 10_000 * media.video
  const rate = rates[`${Math.min(output.width, output.height)}p`] ?? Number.NaN
  const given = countIn(body, 'image', 'last_frame', 'reference_images')
  return rate * seconds + perVideoPicture(model) * given
}
