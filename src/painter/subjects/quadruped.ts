import type { PaintContext } from '../canvas.ts'
import { limb, oval } from './strokes.ts'
import type { Foot } from './subject.ts'

export type Spot = readonly [x: number, y: number]

/** How an animal steps: metres that a foot stays back while it carries, how high it is lifted, seconds a stride. */
export interface Gait {
  step: number
  lift: number
  seconds: number
  /** Share of the stride in which a foot is on the ground. */
  carry: number
}

/** The gait of who goes at this speed (metres a second): as far as the ground goes by, so far the foot stays behind. */
export function gaitOf(speed: number, rest: Omit<Gait, 'step'>): Gait {
  return { ...rest, step: speed * rest.seconds * rest.carry }
}

/** Where a foot is, from its place under the body: it goes back with the ground, then is lifted forward. */
export function stepAt(
  gait: Gait,
  timeSeconds: number,
  offset: number,
): { x: number; lift: number; swing: number } {
  const turn = timeSeconds / gait.seconds + offset
  const at = turn - Math.floor(turn)
  if (at < gait.carry) return { x: gait.step * (0.5 - at / gait.carry), lift: 0, swing: 0 }
  const t = (at - gait.carry) / (1 - gait.carry)
  const eased = t * t * (3 - 2 * t)
  return {
    x: gait.step * (eased - 0.5),
    lift: gait.lift * Math.sin(Math.PI * t) ** 1.2,
    swing: Math.sin(Math.PI * t),
  }
}

/** Where a joint lies between two ends, for bones of these lengths; `bend` 1 puts it forward, −1 back. */
export function joint(from: Spot, to: Spot, upper: number, lower: number, bend: 1 | -1): Spot {
  const dx = to[0] - from[0]
  const dy = to[1] - from[1]
  const reach = Math.min(Math.hypot(dx, dy), (upper + lower) * 0.999)
  const along = (upper * upper - lower * lower + reach * reach) / (2 * reach)
  const out = Math.sqrt(Math.max(0, upper * upper - along * along)) * bend
  const length = Math.hypot(dx, dy) || 1
  return [from[0] + (dx * along - dy * out) / length, from[1] + (dy * along + dx * out) / length]
}

export interface LegShape {
  /** Where it leaves the body, and where its foot stands at rest. */
  top: Spot
  foot: Spot
  /** Lengths of thigh, shank and cannon. */
  bones: readonly [number, number, number]
  /** Half widths at top, knee, hock, and foot. */
  thick: readonly [number, number, number, number]
  hind: boolean
}

/**
 * A leg of three bones. The fore leg's knee bends forward, the hind leg's hock back; the last bone leans with the step.
 * Gives back where the foot is.
 */
export function drawLeg(
  pen: PaintContext,
  shape: LegShape,
  step: { x: number; lift: number; swing: number },
  fill: string | CanvasGradient,
  lower: string,
): Spot {
  const { top, bones, thick, hind } = shape
  const foot: Spot = [shape.foot[0] + step.x, shape.foot[1] + step.lift]
  // In the swing the cannon folds back under the body.
  const lean = (hind ? -0.12 : 0.03) - step.x * 0.35 - step.swing * (hind ? 0.75 : 1.1)
  const hock: Spot = [foot[0] + Math.sin(lean) * bones[2], foot[1] + Math.cos(lean) * bones[2]]
  const knee = joint(top, hock, bones[0], bones[1], hind ? 1 : -1)
  limb(pen, fill, top, knee, thick[0], thick[1])
  limb(pen, fill, knee, hock, thick[1], thick[2])
  limb(pen, lower, hock, foot, thick[2] * 0.92, thick[3])
  oval(pen, fill, hock[0], hock[1], thick[2] * 1.04)
  return foot
}

/** The feet of an animal for its contact shadow. */
export function feetOf(
  places: readonly { x: number; offset: number }[],
  half: number,
  gait: Gait,
  timeSeconds: number,
  moving: boolean,
): Foot[] {
  return places.map(({ x, offset }) => {
    const step = moving ? stepAt(gait, timeSeconds, offset) : { x: 0, lift: 0 }
    return { x: x + step.x, half, lift: step.lift }
  })
}
