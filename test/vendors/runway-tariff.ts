/** How long a video is that is worked on; the fake does not look into files. */
const mediaSeconds = 5

/** The fake's own price list in credits, kept apart from the house's cards so that a wrong card shows. */
const credits: Record<string, (body: Record<string, unknown>) => number> = {
  'gen4.5': ({ duration }) => 12 * Number(duration),
  gen4_turbo: ({ duration }) => 5 * Number(duration ?? 10),
  seedance2_5: ({ duration, ratio }) =>
    Math.max(80, Number(duration ?? 5) * (pixelsOf(ratio) < 600_000 ? 20 : 30)),
  gen4_image: ({ ratio }) => (Math.min(...sidesOf(ratio)) > 1_000 ? 8 : 5),
  gen4_image_turbo: () => 2,
  aleph2: () => Math.max(56, 28 * mediaSeconds),
  act_two: () => 5 * mediaSeconds,
}

const sidesOf = (ratio: unknown): number[] => String(ratio).split(':').map(Number)

const pixelsOf = (ratio: unknown): number => sidesOf(ratio).reduce((product, side) => product * side, 1)

/** What finished work costs. */
export function creditsFor(body: Record<string, unknown>): number {
  const price = credits[String(body.model)]
  if (!price) throw new Error(`No price for ${body.model}.`)
  return price(body)
}

export const bill = (_endpoint: string, body: Record<string, unknown>): number => creditsFor(body) * 10_000
