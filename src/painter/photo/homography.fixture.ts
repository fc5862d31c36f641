export interface Place {
  x: number
  y: number
}

export interface Pair {
  from: Place
  to: Place
}

/** The homography that fits the pairs best (least squares, last number 1). */
export function fitHomography(pairs: readonly Pair[]): (place: Place) => Place {
  // Around 1, or the sums of products would be lost in each other.
  const scale = Math.max(...pairs.flatMap(({ from, to }) => [from.x, from.y, to.x, to.y]))
  const equations = pairs.flatMap((pair) => {
    const [x, y, u, v] = [pair.from.x, pair.from.y, pair.to.x, pair.to.y].map((value) => value / scale)
    return [row(x ?? 0, y ?? 0, u ?? 0, true), row(x ?? 0, y ?? 0, v ?? 0, false)]
  })
  const normal = Array.from({ length: 8 }, (_, i) =>
    Array.from({ length: 9 }, (_, k) =>
      equations.reduce((sum, equation) => sum + (equation[i] ?? 0) * (equation[k] ?? 0), 0),
    ),
  )
  const h = solve(normal)
  const at = (i: number) => h[i] ?? 0
  return (place) => {
    const [x, y] = [place.x / scale, place.y / scale]
    const w = at(6) * x + at(7) * y + 1
    return {
      x: ((at(0) * x + at(1) * y + at(2)) / w) * scale,
      y: ((at(3) * x + at(4) * y + at(5)) / w) * scale,
    }
  }
}

/** By how much the homography misses the pairs, at worst. */
export function residual(map: (place: Place) => Place, pairs: readonly Pair[]): number {
  return Math.max(...pairs.map(({ from, to }) => apart(map(from), to)))
}

export const apart = (a: Place, b: Place): number => Math.hypot(a.x - b.x, a.y - b.y)

function row(x: number, y: number, to: number, across: boolean): number[] {
  const own = [x, y, 1]
  const none = [0, 0, 0]
  return [...(across ? [...own, ...none] : [...none, ...own]), -x * to, -y * to, to]
}

/** Gauss and Jordan, with pivots. */
function solve(rows: number[][]): number[] {
  for (let i = 0; i < rows.length; i++) {
    const best = rows
      .slice(i)
      .reduce(
        (most, candidate, k) => (Math.abs(candidate[i] ?? 0) > Math.abs(rows[most]?.[i] ?? 0) ? k + i : most),
        i,
      )
    const pivot = rows[best] ?? []
    rows[best] = rows[i] ?? []
    rows[i] = pivot
    rows.forEach((other, k) => {
      if (k === i) return
      const factor = (other[i] ?? 0) / (pivot[i] ?? 1)
      for (let c = i; c < other.length; c++) other[c] = (other[c] ?? 0) - factor * (pivot[c] ?? 0)
    })
  }
  return rows.map((solved, i) => (solved.at(-1) ?? 0) / (solved[i] ?? 1))
}
