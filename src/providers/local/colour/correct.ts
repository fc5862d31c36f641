import { type Grade, neutralGrade } from '#camera/look.ts'
import type { ColourFacts } from './measure.ts'

/** The furthest that levels are moved: a picture of fog is to stay a picture of fog. */
const most = { black: 0.16, white: 0.3, cast: 1.3, gamma: 1.35, saturation: 1.35, contrast: 1.14 }
/** Where the middle and the colours of a picture that people call well exposed lie. */
const usual = { median: 0.44, colourfulness: 0.26 }

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))

/**
 * The grade that brings a clip's own black, white, grey and colour to where they usually are.
 * @param strength 0 leaves everything, 1 goes all the way
 */
export function correctionFor(
  facts: ColourFacts,
  { strength, whiteBalance }: { strength: number; whiteBalance: boolean },
): Grade {
  const black = clamp(facts.black, 0, most.black) * strength
  const white = 1 - clamp(1 - facts.white, 0, most.white) * strength
  // A picture of one tone has no levels to spread.
  const spreads = facts.white - facts.black > 0.1
  const [low, high] = spreads ? [black, white] : [0, 1]
  const balance = whiteBalance ? balanceOf(facts, strength) : { r: 1, g: 1, b: 1 }
  const range = high - low
  const lift = -low / range
  const middle = clamp((facts.median - low) / range, 0.02, 0.98)
  const gamma = spreads ? clamp(Math.log(middle) / Math.log(usual.median), 1 / most.gamma, most.gamma) : 1
  const dull = clamp(usual.colourfulness / Math.max(0.01, facts.colourfulness), 1, most.saturation)
  // What has almost no colour is meant to have none.
  const coloured = clamp((facts.colourfulness - 0.02) / 0.06, 0, 1)
  return {
    ...neutralGrade,
    lift: { r: lift, g: lift, b: lift },
    gain: {
      r: (balance.r - low) / range,
      g: (balance.g - low) / range,
      b: (balance.b - low) / range,
    },
    gamma: evenly(1 + (gamma - 1) * 0.6 * strength),
    contrast: spreads ? 1 + (most.contrast - 1) * strength : 1,
    saturation: 1 + (dull - 1) * 0.7 * coloured * strength,
    rollOff: 0.25 * strength,
  }
}

const evenly = (value: number) => ({ r: value, g: value, b: value })

/** Factors that make the greys grey; less sure with fewer greys. */
function balanceOf({ grey, greyShare }: ColourFacts, strength: number) {
  const mean = (grey.r + grey.g + grey.b) / 3
  const sure = clamp(greyShare / 0.15, 0, 1) * strength
  const factor = (value: number) =>
    1 + (clamp(mean / Math.max(0.02, value), 1 / most.cast, most.cast) - 1) * sure
  return { r: factor(grey.r), g: factor(grey.g), b: factor(grey.b) }
}
