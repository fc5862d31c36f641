/** What a picture's or a clip's colours are like, in display values of 0–1. */
export interface ColourFacts {
  /** The brightness that only a two-hundredth of the pixels is below, and above. */
  black: number
  white: number
  median: number
  /** The mean of each channel over what is nearly grey and neither dark nor blown out. */
  grey: { r: number; g: number; b: number }
  /** How much of the picture is nearly grey. */
  greyShare: number
  /** Mean distance of the strongest from the weakest channel. */
  colourfulness: number
}

const edgeShare = 0.005
/** A cast of light moves a grey thing by no more than this; what is further off has a colour of its own. */
const mostCast = 0.22

/** Counts RGB pixels, three bytes each. */
export function measureColour(pixels: Uint8Array): ColourFacts {
  const levels = new Uint32Array(256)
  const sum = { r: 0, g: 0, b: 0 }
  let [greys, spread] = [0, 0]
  const count = Math.max(1, Math.floor(pixels.length / 3))
  for (let at = 0; at + 2 < pixels.length; at += 3) {
    const [r, g, b] = [pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0]
    const level = Math.round(0.2126 * r + 0.7152 * g + 0.0722 * b)
    levels[level] = (levels[level] ?? 0) + 1
    const range = Math.max(r, g, b) - Math.min(r, g, b)
    spread += range
    if (level < 38 || level > 230 || range > mostCast * 255) continue
    greys++
    sum.r += r
    sum.g += g
    sum.b += b
  }
  const mean = (total: number) => (greys === 0 ? 0.5 : total / greys / 255)
  return {
    black: levelAt(levels, count * edgeShare),
    white: levelAt(levels, count * (1 - edgeShare)),
    median: levelAt(levels, count / 2),
    grey: { r: mean(sum.r), g: mean(sum.g), b: mean(sum.b) },
    greyShare: greys / count,
    colourfulness: spread / count / 255,
  }
}

function levelAt(levels: Uint32Array, rank: number): number {
  let seen = 0
  for (let level = 0; level < 256; level++) {
    seen += levels[level] ?? 0
    if (seen >= rank) return level / 255
  }
  return 1
}
