import { fillHoles } from './fill.ts'

type Pixels = Uint8ClampedArray | Uint8Array

/** Share of the width over which what is beside a hole goes on into it before the soft fill takes over. */
const REACH = 0.1

/**
 * Fills a hole in a way that looks like what is beside it: along each row the picture is mirrored at the hole's two ends,
 * the nearer end weighing more, so that grain, grass and the horizon go on. Far inside, and where there is nothing to
 * mirror, colours are spread smoothly.
 */
export function fillBehind(rgba: Pixels, width: number, height: number, hole: Uint8Array): Uint8ClampedArray {
  const filled = fillHoles(rgba, width, height, hole)
  const reach = width * REACH
  for (let y = 0; y < height; y++) {
    const row = y * width
    for (let from = 0; from < width; from++) {
      if (hole[row + from] === 0) continue
      let to = from
      while (to < width && hole[row + to] !== 0) to++
      for (let x = from; x < to; x++) {
        const left = weightOf(hole, row, from - 1 - (x - from), x - from + 1, reach, width)
        const right = weightOf(hole, row, to + (to - 1 - x), to - x, reach, width)
        if (left + right === 0) continue
        const share = Math.max(left, right)
        for (let c = 0; c < 3; c++) {
          const beside =
            ((rgba[(row + from - 1 - (x - from)) * 4 + c] ?? 0) * left +
              (rgba[(row + to + (to - 1 - x)) * 4 + c] ?? 0) * right) /
            (left + right)
          const at = (row + x) * 4 + c
          filled[at] = (filled[at] ?? 0) * (1 - share) + beside * share
        }
      }
      from = to
    }
  }
  return filled
}

/** 1 at the end of the hole, 0 from `reach` on or where the mirrored place is not known. */
function weightOf(
  hole: Uint8Array,
  row: number,
  source: number,
  distance: number,
  reach: number,
  width: number,
): number {
  if (source < 0 || source >= width || hole[row + source] !== 0) return 0
  const near = Math.max(0, 1 - distance / reach)
  return near * near * (3 - 2 * near)
}
