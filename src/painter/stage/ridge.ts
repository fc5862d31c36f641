import { GROUND_Y } from '#camera/state.ts'
import { brighten, type Colour, mix, multiply } from '../colour.ts'
import { airShare, type Light } from '../light.ts'
import { hashAt, skyline } from '../noise.ts'
import type { Layer } from '../scene.ts'
import { elevationGradient, fillElevations } from './gradient.ts'
import { halfDiagonal, tracePolygon, type View } from './view.ts'

/**
 * A ring is drawn in arcs, each so short that its foot is as good as straight: as one outline its foot would cut off
 * the ground that a high camera sees, and what lies behind the camera could not be cut away cleanly.
 */
const PIECES = 60

export interface RidgeShape {
  /** Metres from the middle of the world: the ridge is a ring around it. */
  radius: number
  /** Metres above the ground at a turn (0–1, clockwise from +Z). */
  height(turn: number): number
  /** Points round the whole ring. */
  points: number
  colour: Colour
  /** Share of haze at the foot beyond what distance gives: the mist that collects in valleys. */
  mist: number
  /** Every point of the ring becomes a tree tip of about this height. */
  trees?: number
  /** Where the height is 0 nothing stands: for land that ends in water. */
  open?: boolean
  seed: number
}

/** A ring of hills: the same from every side, so that a camera may turn right round. */
export function ridgeLayer(shape: RidgeShape): Layer {
  const { radius, points, seed } = shape
  const perPoint = shape.trees === undefined ? 1 : 4
  const profile = new Float64Array(points * perPoint * 3)
  let top = 0
  let at = 0
  const put = (turn: number, height: number) => {
    const angle = turn * Math.PI * 2
    profile[at++] = Math.sin(angle) * radius
    profile[at++] = GROUND_Y + height
    profile[at++] = Math.cos(angle) * radius
    top = Math.max(top, height)
  }
  for (let i = 0; i < points; i++) {
    const turn = i / points
    const height = shape.height(turn)
    if (shape.trees === undefined) put(turn, height)
    else {
      const tall = shape.trees * (0.55 + 0.75 * hashAt(i, 11, seed) * hashAt(i >> 2, 12, seed) + 0.1)
      const step = 1 / points
      put(turn, height)
      put(turn + step * 0.3, height + tall * 0.5)
      put(turn + step * 0.5, height + tall)
      put(turn + step * 0.7, height + tall * 0.5)
    }
  }
  const base = GROUND_Y - (shape.open === true ? 0 : radius * 0.002)
  const pieces = Array.from({ length: PIECES }, (_, piece) => {
    const total = points * perPoint
    const first = Math.floor((piece * total) / PIECES)
    const last = Math.floor(((piece + 1) * total) / PIECES)
    const outline: number[] = []
    for (let i = first; i <= last; i++) {
      const index = (i % total) * 3
      outline.push(profile[index] ?? 0, profile[index + 1] ?? 0, profile[index + 2] ?? 0)
    }
    for (const i of [last, first]) {
      const angle = (i / total) * Math.PI * 2
      outline.push(Math.sin(angle) * radius, base, Math.cos(angle) * radius)
    }
    return outline
  })
  return {
    distance: (view) => ringDistance(view, radius),
    reflects: true,
    paint({ context, view, light }) {
      const [first, last] = visibleArc(view, radius, PIECES)
      context.fillStyle = hazeGradient(context, view, light, shape.colour, radius, top, shape.mist)
      context.beginPath()
      for (let i = first; i < last; i++)
        tracePolygon(context, view, pieces[((i % PIECES) + PIECES) % PIECES] ?? [])
      context.fill()
    },
  }
}

export function ringDistance(view: View, radius: number): number {
  return Math.max(1, radius - Math.hypot(view.state.x, view.state.z))
}

/** The part of a ring that the camera can see, as indices of its pieces (which may run past the end). */
function visibleArc(view: View, radius: number, pieces: number): [first: number, last: number] {
  const { x, z } = view.state
  const aside = Math.min(1, Math.hypot(x, z) / radius)
  const reach = Math.min(
    180,
    halfDiagonal(view) + Math.abs(view.pitch) * 57.3 * 1.2 + (Math.asin(aside) * 180) / Math.PI + 4,
  )
  const first = Math.floor(((view.azimuth - reach) / 360) * pieces)
  const last = Math.ceil(((view.azimuth + reach) / 360) * pieces)
  return [first, Math.min(last, first + pieces)]
}

/** A fill that is clear at the crest and drowns in haze at the foot. */
export function hazeGradient(
  context: Parameters<typeof elevationGradient>[0],
  view: View,
  light: Light,
  colour: Colour,
  distance: number,
  top: number,
  mist: number,
): CanvasGradient | string {
  const near = ringDistance(view, distance)
  const elevation = (height: number) => (Math.atan2(GROUND_Y + height - view.state.y, near) * 180) / Math.PI
  const share = airShare(light, near)
  const foot = mix(colour, light.haze, Math.min(0.97, share + mist))
  const crest = mix(colour, light.haze, share)
  const low = elevation(0)
  const high = Math.max(low + 0.05, elevation(top))
  if (view.mirrored) {
    return elevationGradient(context, view, [
      [2 * low - high, crest],
      [low, foot],
    ])
  }
  return elevationGradient(context, view, [
    [low, foot],
    [low + (high - low) * 0.8, crest],
  ])
}

/** The colour of a surface lit (1) or in shade (0) by this light. */
export function litTone(light: Light, colour: Colour, lit: number): Colour {
  return mix(multiply(colour, light.shade), multiply(colour, light.sunlit), lit)
}

/** Rolling hills as one noise. */
export function hills(options: {
  radius: number
  low: number
  high: number
  detail: number
  colour: Colour
  mist: number
  trees?: number
  seed: number
}): Layer {
  const { radius, low, high, detail, seed } = options
  const spacing = options.trees === undefined ? 0 : options.trees * 0.34
  return ridgeLayer({
    radius,
    points: options.trees === undefined ? 720 : Math.min(3600, Math.round((2 * Math.PI * radius) / spacing)),
    height: (turn) => low + (high - low) * (0.5 + 0.5 * skyline(turn, detail, 4, seed)),
    colour: options.colour,
    mist: options.mist,
    ...(options.trees === undefined ? {} : { trees: options.trees }),
    seed,
  })
}

/** A strip of mist that hangs at the foot of what stands behind it. */
export function mistLayer(options: { distance: number; height: number; alpha: number; seed: number }): Layer {
  const { distance, height, alpha, seed } = options
  return {
    distance: (view) => ringDistance(view, distance),
    paint({ context, view, light, timeSeconds }) {
      const near = ringDistance(view, distance)
      const angle = (y: number) => (Math.atan2(y - view.state.y, near) * 180) / Math.PI
      const breathe = 1 + 0.18 * Math.sin(timeSeconds * 0.35 + hashAt(seed, 1, 9) * 6)
      const tone = brighten(mix(light.haze, light.key.colour, 0.12 * light.key.strength), 1.04)
      const foot = angle(GROUND_Y)
      const top = angle(GROUND_Y + height * breathe)
      const stops = [
        [foot - (top - foot) * 0.7, tone, 0],
        [foot, tone, alpha],
        [top, tone, 0],
      ] as const
      fillElevations(context, view, stops, foot - (top - foot) * 0.25, top)
    },
  }
}
