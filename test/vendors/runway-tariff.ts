import type { Measured } from './outputs.ts'

/** The fake's own price list in credits, kept apart from the house's cards so that a wrong card shows. */
const credits: Record<string, (made: Measured) => number> = {
  'gen4.5': ({ seconds }) => 12 * Math.round(seconds),
  gen4_turbo: ({ seconds }) => 5 * Math.round(seconds),
  seedance2_5: ({ seconds, width, height }) =>
    Math.max(80, Math.round(seconds) * (width * height < 600_000 ? 20 : 30)),
  gen4_image: ({ width, height }) => (Math.min(width, height) > 1_000 ? 8 : 5),
  gen4_image_turbo: () => 2,
  aleph2: ({ seconds }) => Math.max(56, 28 * seconds),
  act_two: ({ seconds }) => 5 * seconds,
}

export const microUsdPerCredit = 10_000

/** What finished work costs, by what it became. */
function creditsFor(body: Record<string, unknown>, made: Measured): number {
  const price = credits[String(body.model)]
  if (!price) throw new Error(`No price for ${body.model}.`)
  return price(made)
}

export const bill = (_endpoint: string, body: Record<string, unknown>, made: Measured): number =>
  creditsFor(body, made) * microUsdPerCredit
