import type { PaintContext } from '../canvas.ts'
import { limb, oval } from './strokes.ts'
import type { Foot, Pose } from './subject.ts'

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

/** A leg, as it leaves the body above its foot. */
export interface Leg {
  /** Where it leaves the body: so far before the foot, and so high. */
  top: Spot
  /** How high its ankle is at rest. */
  ankle: number
  /** Lengths of thigh, shank and cannon. */
  bones: readonly [number, number, number]
  /** Half widths at top, knee, hock, and foot. */
  thick: readonly [number, number, number, number]
}

export type LegName = `${'far' | 'near'}${'Hind' | 'Fore'}`

export interface Quadruped {
  gait: Gait
  /** Where each foot stands under the body, and when in the stride it is lifted. */
  stand: Readonly<Record<LegName, { x: number; offset: number }>>
  hind: Leg
  fore: Leg
}

const standing = { x: 0, lift: 0, swing: 0 }

const stepOf = ({ gait }: Quadruped, { moving, timeSeconds, phase }: Pose, offset: number) =>
  moving ? stepAt(gait, timeSeconds, offset + phase) : standing

/**
 * One leg of an animal that stands or walks: three bones. The fore leg's knee bends forward, the hind leg's hock back; the
 * last bone leans with the step. Gives back where the foot is, and how far in its swing, 0 to 1.
 */
export function drawLeg(
  pen: PaintContext,
  pose: Pose,
  animal: Quadruped,
  name: LegName,
  { upper, lower, raise = 0, fold = 1 }: LegPaint,
): { foot: Spot; swing: number } {
  const hind = name.endsWith('Hind')
  const { top, ankle, bones, thick } = hind ? animal.hind : animal.fore
  const { x, offset } = animal.stand[name]
  const step = stepOf(animal, pose, offset)
  const foot: Spot = [x + step.x, ankle + step.lift]
  // In the swing the cannon folds back under the body.
  const lean = (hind ? -0.12 : 0.03) - step.x * 0.35 - step.swing * fold * (hind ? 0.75 : 1.1)
  const hock: Spot = [foot[0] + Math.sin(lean) * bones[2], foot[1] + Math.cos(lean) * bones[2]]
  const body: Spot = [x + top[0], top[1] + raise]
  const knee = joint(body, hock, bones[0], bones[1], hind ? 1 : -1)
  limb(pen, upper, body, knee, thick[0], thick[1])
  limb(pen, upper, knee, hock, thick[1], thick[2])
  limb(pen, lower, hock, foot, thick[2] * 0.92, thick[3])
  oval(pen, upper, hock[0], hock[1], thick[2] * 1.04)
  return { foot, swing: step.swing }
}

export interface LegPaint {
  upper: string | CanvasGradient
  lower: string
  /** The body is so much higher here. */
  raise?: number
  /** How much the cannon folds under the body in the swing, 1 fully. */
  fold?: number
}

/** The feet of an animal for its contact shadow; a shadow's middle lies `before` the ankle. */
export function feetOf(animal: Quadruped, pose: Pose, half: number, before = 0): Foot[] {
  return Object.values(animal.stand).map(({ x, offset }) => {
    const step = stepOf(animal, pose, offset)
    return { x: x + before + step.x, half, lift: step.lift }
  })
}
