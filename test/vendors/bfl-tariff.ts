import type { Measured } from './outputs.ts'

/** The price list of Black Forest Labs in micro-dollars, kept apart from the house's cards so that a wrong card shows. */
const byMegapixel: Record<string, { first: number; further: number }> = {
  'flux-2-pro': { first: 30_000, further: 15_000 },
  'flux-2-max': { first: 70_000, further: 30_000 },
  'flux-2-flex': { first: 50_000, further: 50_000 },
  'flux-2-klein-4b': { first: 14_000, further: 1_000 },
  'flux-2-klein-9b': { first: 15_000, further: 1_000 },
}
const byPicture: Record<string, number> = {
  'flux-kontext-pro': 40_000,
  'flux-kontext-max': 80_000,
  'flux-pro-1.1': 40_000,
  'flux-pro-1.1-ultra': 60_000,
  'flux-pro-1.0-fill': 50_000,
}

/** By the megapixels of what was made and the pictures that were given. */
export function bill(endpoint: string, body: Record<string, unknown>, { width, height }: Measured): number {
  const rate = byMegapixel[endpoint]
  if (rate === undefined) return byPicture[endpoint] ?? Number.NaN
  const made = Math.ceil((width * height) / 1_000_000)
  return rate.first + (made - 1 + picturesIn(body)) * rate.further
}

const picturesIn = (body: Record<string, unknown>): number =>
  Object.keys(body).filter((name) => name.startsWith('input_image')).length
