/** Points of a custom time curve: [time, progress] in 0–1, times rising, the first at 0 and the last at 1. */
export type CurvePoint = [time: number, progress: number]

/** Two points may not come closer in time than this. */
const APART = 0.02
const MOST = 12

const held = (value: number, low = 0, high = 1) => Math.min(high, Math.max(low, value))
const tidy = (value: number) => Math.round(value * 1000) / 1000

/** The point moved as far as its neighbours let it; the ends keep their time. */
export function movePoint(points: readonly CurvePoint[], index: number, to: CurvePoint): CurvePoint[] {
  const before = points[index - 1]
  const after = points[index + 1]
  return points.map((point, i) => {
    if (i !== index) return point
    const time =
      before === undefined ? 0 : after === undefined ? 1 : held(to[0], before[0] + APART, after[0] - APART)
    return [tidy(time), tidy(held(to[1]))]
  })
}

/** A new point in the middle of the longest stretch, on the straight line there; the same points when there is no room. */
export function addPoint(points: readonly CurvePoint[]): CurvePoint[] {
  let widest = 0
  let at = -1
  points.forEach(([time], i) => {
    const gap = (points[i + 1]?.[0] ?? time) - time
    if (gap > widest) {
      widest = gap
      at = i
    }
  })
  const from = points[at]
  const to = points[at + 1]
  if (from === undefined || to === undefined || widest < 2 * APART || points.length >= MOST)
    return [...points]
  const middle: CurvePoint = [tidy((from[0] + to[0]) / 2), tidy((from[1] + to[1]) / 2)]
  return [...points.slice(0, at + 1), middle, ...points.slice(at + 1)]
}

/** Ends stay. */
export function removePoint(points: readonly CurvePoint[], index: number): CurvePoint[] {
  return index <= 0 || index >= points.length - 1 ? [...points] : points.filter((_, i) => i !== index)
}
