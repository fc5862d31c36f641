import { type Grid, newGrid } from './grid.ts'
import type { SmallPicture } from './small-picture.ts'

/**
 * How far each place's colour is from what its row usually shows, on the whole or on its half of the frame. Ground and
 * sky run along rows; what stands before them does not.
 */
export function strangeness({ width, height, lab }: SmallPicture): Grid {
  const strange = newGrid(width, height)
  const half = width >> 1
  for (let y = 0; y < height; y++) {
    const whole = medians(lab, y * width, width)
    const halves = [medians(lab, y * width, half), medians(lab, y * width + half, width - half)]
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3
      const own = halves[x < half ? 0 : 1] ?? whole
      strange.values[y * width + x] = Math.min(distance(lab, at, whole), distance(lab, at, own))
    }
  }
  return strange
}

function medians(lab: Float32Array, from: number, count: number): number[] {
  return [0, 1, 2].map((c) => {
    const values = Float32Array.from({ length: count }, (_, x) => lab[(from + x) * 3 + c] ?? 0).sort()
    return values[count >> 1] ?? 0
  })
}

/** Colour weighs twice: shade changes along a row, colour seldom does. */
function distance(lab: Float32Array, at: number, usual: readonly number[]): number {
  const [l, a, b] = [0, 1, 2].map((c) => (lab[at + c] ?? 0) - (usual[c] ?? 0))
  return Math.hypot(l ?? 0, 2 * (a ?? 0), 2 * (b ?? 0))
}
