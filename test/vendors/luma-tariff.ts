import type { Measured } from './outputs.ts'

/** Luma's own price list in micro-dollars, kept apart from the house's cards so that a wrong card shows. */
const fiveSeconds: Record<string, number> = {
  '360p': 60_000,
  '540p': 150_000,
  '720p': 300_000,
  '1080p': 1_200_000,
}
const picture: Record<string, number> = { 'uni-1': 40_400, 'uni-1-max': 100_000 }

/** By the length and the lines of the film that was made; by the picture, and those that were given. */
export function bill(model: string, body: Record<string, unknown>, made: Measured): number {
  if (model === 'ray-3.2') {
    const lines = Math.min(made.width, made.height)
    // Ten seconds cost three times as much as five.
    return (fiveSeconds[`${lines}p`] ?? Number.NaN) * (made.seconds > 9.5 ? 3 : 1)
  }
  const references = Array.isArray(body.image_ref) ? body.image_ref.length : 0
  return (picture[model] ?? Number.NaN) * made.pictures + 3_000 * references
}
