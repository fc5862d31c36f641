/** A knot of a curve: [place, value]. */
export type Knot = readonly [at: number, value: number]

export type Curve = (at: number) => number

/** Knots in rising order, the later of two at the same place kept. */
export function risingKnots(knots: readonly Knot[]): Knot[] {
  const byPlace = new Map<number, Knot>()
  for (const knot of knots) byPlace.set(knot[0], knot)
  return [...byPlace.values()].sort((a, b) => a[0] - b[0])
}

type Tangents = (places: readonly number[], slopes: readonly number[]) => number[]

/** Smooth through every knot and never outside the two knots it lies between (Fritsch–Butland slopes). */
export function monotoneCurve(knots: readonly Knot[]): Curve {
  return hermiteCurve(knots, (places, slopes) =>
    places.map((_, i) => {
      const before = slopes[i - 1]
      const after = slopes[i]
      if (before === undefined) return after ?? 0
      if (after === undefined) return before
      if (before * after <= 0) return 0
      const left = width(places, i - 1)
      const right = width(places, i)
      return (3 * (left + right)) / ((2 * right + left) / before + (right + 2 * left) / after)
    }),
  )
}

/** Smooth through every knot with flowing tangents (Catmull–Rom for uneven places); may swing past a knot. */
export function flowingCurve(knots: readonly Knot[]): Curve {
  return hermiteCurve(knots, (places, slopes) =>
    places.map((_, i) => {
      const before = slopes[i - 1]
      const after = slopes[i]
      if (before === undefined) return after ?? 0
      if (after === undefined) return before
      const left = width(places, i - 1)
      const right = width(places, i)
      return (before * right + after * left) / (left + right)
    }),
  )
}

/** Between two knots the given shape, e.g. an easing; through every knot. */
export function segmentCurve(knots: readonly Knot[], shape: (t: number) => number): Curve {
  const rising = risingKnots(knots)
  return (at) => {
    const [from, to, share] = segmentAt(rising, at)
    return from[1] + (to[1] - from[1]) * shape(share)
  }
}

function hermiteCurve(knots: readonly Knot[], tangentsOf: Tangents): Curve {
  const rising = risingKnots(knots)
  const places = rising.map(([at]) => at)
  const slopes = rising.slice(1).map(([at, value], i) => {
    const [previousAt, previousValue] = rising[i] ?? [0, 0]
    return (value - previousValue) / (at - previousAt)
  })
  const tangents = tangentsOf(places, slopes)
  return (at) => {
    const [from, to, t, i] = segmentAt(rising, at)
    const span = to[0] - from[0]
    const leaving = (tangents[i] ?? 0) * span
    const arriving = (tangents[i + 1] ?? 0) * span
    const change = to[1] - from[1]
    return (
      from[1] +
      t * (leaving + t * (3 * change - 2 * leaving - arriving + t * (leaving + arriving - 2 * change)))
    )
  }
}

/** The two knots around a place, how far between them it lies (0–1), and the first one's index. Held at both ends. */
function segmentAt(
  rising: readonly Knot[],
  at: number,
): [from: Knot, to: Knot, share: number, index: number] {
  const first = rising[0]
  const last = rising.at(-1)
  if (first === undefined || last === undefined) throw new RangeError('A curve needs at least one knot.')
  if (!(at > first[0])) return [first, first, 0, 0]
  if (at >= last[0]) return [last, last, 0, rising.length - 1]
  let low = 0
  let high = rising.length - 1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((rising[middle]?.[0] ?? 0) <= at) low = middle
    else high = middle
  }
  const from = rising[low] ?? first
  const to = rising[high] ?? last
  return [from, to, (at - from[0]) / (to[0] - from[0]), low]
}

function width(places: readonly number[], i: number): number {
  return (places[i + 1] ?? 0) - (places[i] ?? 0)
}
