import { boxMean, type Grid, newGrid } from './grid.ts'
import { resized } from './matte.ts'
import { maskOfParts, partsOf } from './parts.ts'
import { type SmallPicture, smallPicture } from './small-picture.ts'

const FINE_WIDTH = 320
const ROUNDS = 4
/** Shades of lightness and of each of the two numbers of colour that are told apart. */
const SHADES = 18

/**
 * A rough mask made right by the colours it covers: near its border, what has the subject's colours joins, what has those
 * of the surroundings leaves, and a colour that the surroundings do not have at all is rather the subject's. So what a
 * net that sees little misses comes back: antlers, a hat, the legs.
 */
export function byColour(
  rough: Grid,
  rgba: Uint8Array | Uint8ClampedArray,
  width: number,
  height: number,
): Grid {
  const picture = smallPicture(rgba, width, height, FINE_WIDTH)
  const band = Math.max(2, Math.round(picture.width / 42))
  const shades = shadesOf(picture)
  let mask = resized(rough, picture.width, picture.height)
  const box = around(mask)
  if (box === null) return rough
  for (let round = 0; round < ROUNDS; round++) {
    const near = boxMean(mask, band)
    const { own, other } = shadeCounts(shades, mask, near, box)
    const likely = newGrid(mask.width, mask.height)
    for (let y = box.top; y <= box.bottom; y++) {
      for (let x = box.left; x <= box.right; x++) {
        const at = y * mask.width + x
        const around = near.values[at] ?? 0
        if (around === 0) continue
        const shade = shades[at] ?? 0
        const ratio = Math.log(((own[shade] ?? 0) + 4e-4) / ((other[shade] ?? 0) + 1e-4))
        const before = 5 * (around + (mask.values[at] ?? 0) * 0.4) - 2.6
        likely.values[at] = 1 / (1 + Math.exp(-(Math.min(3.5, Math.max(-3.5, ratio)) + before)))
      }
    }
    mask = connected(boxMean(likely, 1), mask)
  }
  return mask
}

/** What is likely and hangs together with what was there before. */
function connected(likely: Grid, before: Grid): Grid {
  const parts = partsOf(likely, (at) => (likely.values[at] ?? 0) > 0.45).filter(
    ({ cells }) =>
      cells.filter((at) => (before.values[at] ?? 0) > 0.5).length > Math.max(3, cells.length * 0.2),
  )
  return maskOfParts(likely, parts, () => 1)
}

function shadesOf({ width, height, lab }: SmallPicture): Int32Array {
  const place = (value: number, low: number, high: number) =>
    Math.min(SHADES - 1, Math.max(0, Math.floor(((value - low) / (high - low)) * SHADES)))
  return Int32Array.from({ length: width * height }, (_, at) => {
    const l = place(lab[at * 3] ?? 0, 0, 1)
    const a = place(lab[at * 3 + 1] ?? 0, -0.2, 0.2)
    const b = place(lab[at * 3 + 2] ?? 0, -0.2, 0.2)
    return (l * SHADES + a) * SHADES + b
  })
}

interface GridBox {
  left: number
  top: number
  right: number
  bottom: number
}

/** How common each shade is in the subject and around it. */
function shadeCounts(shades: Int32Array, mask: Grid, near: Grid, box: GridBox) {
  const own = new Float32Array(SHADES ** 3)
  const other = new Float32Array(SHADES ** 3)
  let [owns, others] = [1e-6, 1e-6]
  for (let y = box.top; y <= box.bottom; y++) {
    for (let x = box.left; x <= box.right; x++) {
      const at = y * mask.width + x
      const shade = shades[at] ?? 0
      const around = near.values[at] ?? 0
      if ((mask.values[at] ?? 0) > 0.5) {
        own[shade] = (own[shade] ?? 0) + around
        owns += around
      } else {
        // Close to a rough border it may be either.
        const sure = around > 0 ? 0.15 * (1 - around) : 1
        other[shade] = (other[shade] ?? 0) + sure
        others += sure
      }
    }
  }
  return { own: spread(own, owns), other: spread(other, others) }
}

/** A shade speaks for its neighbours too. */
function spread(counts: Float32Array, total: number): Float32Array {
  const steps = [1, SHADES, SHADES * SHADES]
  const result = new Float32Array(counts.length)
  counts.forEach((count, at) => {
    if (count === 0) return
    result[at] = (result[at] ?? 0) + (count * 0.58) / total
    for (const step of steps) {
      for (const to of [at - step, at + step]) {
        if (to >= 0 && to < counts.length) result[to] = (result[to] ?? 0) + (count * 0.07) / total
      }
    }
  })
  return result
}

function around({ width, height, values }: Grid): GridBox | null {
  let [left, top, right, bottom] = [width, height, -1, -1]
  values.forEach((value, at) => {
    if (value < 0.5) return
    const [x, y] = [at % width, Math.floor(at / width)]
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  })
  if (right < 0) return null
  const room = Math.round(Math.max(right - left, bottom - top) * 0.4) + 6
  return {
    left: Math.max(0, left - room),
    top: Math.max(0, top - room),
    right: Math.min(width - 1, right + room),
    bottom: Math.min(height - 1, bottom + room),
  }
}
