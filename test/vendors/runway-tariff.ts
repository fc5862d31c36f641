/** The fake's own price list in credits, kept apart from the house's cards so that a wrong card shows. */
const credits: Record<string, (body: Record<string, unknown>) => number> = {
  'gen4.5': ({ duration }) => 12 * Number(duration),
  gen4_turbo: ({ duration }) => 5 * Number(duration ?? 10),
  seedance2_5: ({ duration, ratio }) =>
    Math.max(80, Number(duration ?? 5) * (pixelsOf(ratio) < 600_000 ? 20 : 30)),
  gen4_image: ({ ratio }) => (Math.min(...sidesOf(ratio)) > 1_000 ? 8 : 5),
  gen4_image_turbo: () => 2,
}

const sidesOf = (ratio: unknown): number[] => String(ratio).split(':').map(Number)

const pixelsOf = (ratio: unknown): number => sidesOf(ratio).reduce((product, side) => product * side, 1)

/** What finished work costs. */
export const creditsFor = (body: Record<string, unknown>): number => credits[String(body.model)]?.(body) ?? 0
