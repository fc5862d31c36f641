/** How a camera moved between two frames, or how far a frame has to be moved: pixels, and radians about its middle. */
export interface Motion {
  x: number
  y: number
  angle: number
}

export interface Frame {
  width: number
  height: number
}

export interface Steadied {
  /** How far each frame has to be moved. */
  corrections: Motion[]
  /** By how much all frames have to be enlarged so that no edge is seen. */
  zoom: number
}

/** Beyond this a picture has lost more by its enlargement than it won. */
export const mostZoom = 1.25
/** Of this share of the frames, the calm has to fit into that zoom; the others, such as those at a cut, are moved less. */
const fittingShare = 0.95
const leastSigma = 1

/**
 * A camera's path without its shaking: smoothed by a bell curve, whose width is in frames, as far as the zoom that this needs
 * is allowed.
 */
export function steady(motions: readonly Motion[], sigmaFrames: number, frame: Frame): Steadied {
  const path = summed(motions)
  let sigma = sigmaFrames
  let corrections = awayFrom(path, smoothed(path, sigma))
  while (sigma > leastSigma && quantile(corrections.map(zoomOf(frame)), fittingShare) > mostZoom) {
    sigma = Math.max(leastSigma, sigma * 0.8)
    corrections = awayFrom(path, smoothed(path, sigma))
  }
  const within = corrections.map((correction) => shortened(correction, frame))
  return { corrections: within, zoom: Math.max(1, ...within.map(zoomOf(frame))) }
}

function summed(motions: readonly Motion[]): Motion[] {
  const at = { x: 0, y: 0, angle: 0 }
  return motions.map(({ x, y, angle }) => {
    at.x += x
    at.y += y
    at.angle += angle
    return { ...at }
  })
}

function smoothed(path: readonly Motion[], sigma: number): Motion[] {
  const reach = Math.ceil(3 * sigma)
  const weights = Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.exp(-0.5 * ((at - reach) / sigma) ** 2),
  )
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return path.map((_, at) => {
    const mean = { x: 0, y: 0, angle: 0 }
    for (const [index, weight] of weights.entries()) {
      const { x, y, angle } = pointOf(path, at + index - reach)
      mean.x += (x * weight) / total
      mean.y += (y * weight) / total
      mean.angle += (angle * weight) / total
    }
    return mean
  })
}

const nowhere: Motion = { x: 0, y: 0, angle: 0 }

/** Beyond its ends a path goes on as it came, turned round, so that an even pan stays even up to its last frame. */
function pointOf(path: readonly Motion[], index: number): Motion {
  const last = path.length - 1
  const inside = Math.max(0, Math.min(last, index))
  const end = path[inside] ?? nowhere
  if (inside === index) return end
  const mirrored = path[Math.max(0, Math.min(last, 2 * inside - index))] ?? nowhere
  return {
    x: 2 * end.x - mirrored.x,
    y: 2 * end.y - mirrored.y,
    angle: 2 * end.angle - mirrored.angle,
  }
}

const awayFrom = (path: readonly Motion[], calm: readonly Motion[]): Motion[] =>
  path.map(({ x, y, angle }, at) => {
    const to = calm[at] ?? nowhere
    return { x: x - to.x, y: y - to.y, angle: angle - to.angle }
  })

/** By how much a moved frame has to be enlarged to fill its place again. */
export const zoomOf =
  ({ width, height }: Frame) =>
  ({ x, y, angle }: Motion): number => {
    const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))]
    const side = (length: number, other: number, shift: number) =>
      (length * cos + other * sin) / Math.max(1, length - 2 * Math.abs(shift))
    return Math.max(side(width, height, x), side(height, width, y))
  }

function shortened(correction: Motion, frame: Frame): Motion {
  let shown = correction
  for (let share = 0.95; zoomOf(frame)(shown) > mostZoom; share *= 0.95) {
    const { x, y, angle } = correction
    shown = { x: x * share, y: y * share, angle: angle * share }
  }
  return shown
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}
