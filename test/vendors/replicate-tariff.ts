import type { Measured } from './outputs.ts'

/** Replicate's own price list in micro-dollars, kept apart from the house's cards so that a wrong card shows. */
/** By the pictures, or the seconds and the lines of the film, that were made. */
export function bill(endpoint: string, _input: Record<string, unknown>, made: Measured): number {
  const seconds = Math.round(made.seconds)
  switch (endpoint.split(':')[0]) {
    case 'black-forest-labs/flux-schnell':
      return 3_000 * made.pictures
    case 'wan-video/wan-2.7-t2v':
      return 100_000 * seconds
    case 'alibaba/happyhorse-1.0':
      return (Math.min(made.width, made.height) <= 720 ? 140_000 : 280_000) * seconds
    case 'recraft-ai/recraft-remove-background':
      return 10_000 * made.pictures
    default:
      throw new Error(`No price for ${endpoint}.`)
  }
}
