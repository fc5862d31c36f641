import type { PaintContext } from '../canvas.ts'
import { drawBoot, type Tones } from './person-parts.ts'
import { gaitOf, joint, type Spot, stepAt } from './quadruped.ts'
import { arc, blob, blobWith, graded, limb, oval, soft } from './strokes.ts'
import type { Foot, Pose } from './subject.ts'

/** Metres a second. */
export const WALK_SPEED = 0.78
const gait = gaitOf(WALK_SPEED, { lift: 0.12, seconds: 1.3, carry: 0.6 })
const HIP = 0.93

const stepOf = (pose: Pose, offset: number) => stepAt(gait, pose.timeSeconds, offset + pose.phase)

export function walkingFeet(pose: Pose): Foot[] {
  return [0, 0.5].map((offset) => {
    const { x, lift } = stepOf(pose, offset)
    return { x: x + 0.06, half: 0.13, lift }
  })
}

/** From the side, in stride. */
export function walking(pen: PaintContext, pose: Pose, tone: Tones): void {
  const cycle = (pose.timeSeconds / gait.seconds + pose.phase) * Math.PI * 2
  const bob = Math.cos(cycle * 2) * 0.018
  const hip: Spot = [0, HIP + bob]
  const leg = (offset: number, fill: string) => {
    const step = stepOf(pose, offset)
    const ankle: Spot = [step.x, 0.1 + step.lift]
    const knee = joint(hip, ankle, 0.44, 0.44, 1)
    limb(pen, fill, hip, knee, 0.105, 0.073)
    limb(pen, fill, knee, ankle, 0.072, 0.048)
    // The heel comes up behind, and the toe before.
    const tilt = step.swing > 0 ? -step.swing * 0.6 + (step.x > 0 ? step.x * 0.9 : 0) : 0
    drawBoot(pen, tone, ankle, tilt)
  }
  const arm = (offset: number, fill: string) => {
    const swing = -Math.sin(cycle + offset) * 0.42
    const shoulder: Spot = [0, 1.41 + bob]
    const elbow: Spot = [Math.sin(swing) * 0.28, shoulder[1] - Math.cos(swing) * 0.28]
    const bend = swing + 0.42 + swing * 0.3
    const hand: Spot = [elbow[0] + Math.sin(bend) * 0.25, elbow[1] - Math.cos(bend) * 0.25]
    oval(pen, tone.skin, hand[0] + 0.01, hand[1] - 0.02, 0.042, 0.054)
    limb(pen, fill, shoulder, elbow, 0.078, 0.06)
    limb(pen, fill, elbow, hand, 0.06, 0.046)
  }
  arm(Math.PI * 1.5, tone.fold)
  leg(0.5, tone.trousersFar)
  leg(0, tone.trousers)
  coat(pen, tone, cycle, bob)
  arm(Math.PI / 2, tone.sleeve)
  head(pen, pose, tone, cycle, bob)
}

function coat(pen: PaintContext, tone: Tones, cycle: number, bob: number): void {
  // The hem opens with each stride and swings after it.
  const open = Math.abs(Math.cos(cycle)) * 0.13
  const flap = Math.sin(cycle * 2) * 0.04
  blobWith(
    pen,
    graded(
      pen,
      [0.18, 1.2],
      [-0.24, 1.1],
      [
        [0, tone.coatLight],
        [0.4, tone.coat],
        [1, tone.fold],
      ],
    ),
    [
      ...[
        -0.05,
        1.52 + bob,
        -0.15,
        1.43 + bob,
        -0.17,
        1.22,
        -0.155,
        1.02,
        -0.2,
        0.8,
        -0.27 - open - flap,
        0.5,
      ],
      ...[-0.1 - open * 0.3, 0.47, 0.05, 0.5, 0.21 + open * 0.8, 0.53, 0.17, 0.82, 0.135, 1.02, 0.155, 1.24],
      ...[0.14, 1.4 + bob, 0.07, 1.51 + bob],
    ],
    () => {
      arc(pen, tone.fold, 0.016, [0.1, 1.46, 0.13, 1, 0.16 + open * 0.6, 0.5])
      blob(pen, tone.fold, [-0.2, 1.05, 0.16, 1.03, 0.16, 0.985, -0.2, 1.0], 0.3)
      arc(pen, tone.fold, 0.022, [-0.06, 0.96, -0.12, 0.74, -0.17 - open, 0.5])
    },
    0.9,
  )
}

function head(pen: PaintContext, pose: Pose, tone: Tones, cycle: number, bob: number): void {
  pen.save()
  pen.translate(0, bob + Math.sin(cycle * 2 + 0.6) * 0.004)
  const flow = Math.sin(pose.timeSeconds * 2.4 + pose.phase * 6)
  // An end of the scarf lifts and falls behind.
  blob(pen, tone.scarfDark, [
    ...[
      -0.07,
      1.53,
      -0.2,
      1.49 + flow * 0.012,
      -0.33,
      1.43 + flow * 0.03,
      -0.43,
      1.33 + flow * 0.055,
      -0.45,
      1.24 + flow * 0.06,
    ],
    ...[-0.37, 1.28 + flow * 0.05, -0.26, 1.36 + flow * 0.025, -0.15, 1.42, -0.06, 1.45],
  ])
  drawHead(pen, tone, flow)
  pen.restore()
}

/** Head, neck and the turn of the scarf, seen from the side; `flow` (−1…1) is how the wind has the hair. */
export function drawHead(pen: PaintContext, tone: Tones, flow: number): void {
  const long = tone.long
  if (long)
    blob(pen, tone.hair, [
      ...[
        0.0,
        1.77,
        -0.08,
        1.72,
        -0.12,
        1.6,
        -0.19 - flow * 0.02,
        1.46,
        -0.24 - flow * 0.03,
        1.32,
        -0.14 - flow * 0.02,
        1.3,
      ],
      ...[-0.05, 1.42, 0.0, 1.56],
    ])
  limb(pen, tone.skin, [0.0, 1.46], [0.025, 1.58], 0.055, 0.052)
  blob(
    pen,
    tone.scarf,
    [-0.1, 1.5, -0.07, 1.565, 0.03, 1.575, 0.1, 1.55, 0.115, 1.49, 0.05, 1.45, -0.05, 1.45],
  )
  blobWith(
    pen,
    tone.skin,
    [
      ...[
        0.05, 1.785, 0.115, 1.76, 0.132, 1.72, 0.128, 1.695, 0.16, 1.66, 0.135, 1.645, 0.138, 1.625, 0.13,
        1.605,
      ],
      ...[0.115, 1.57, 0.06, 1.555, -0.01, 1.59, -0.06, 1.66, -0.05, 1.76],
    ],
    () => soft(pen, tone.shadow, 0.02, 1.58, 0.09, 0.6),
    0.8,
  )
  oval(pen, tone.ink, 0.1, 1.7, 0.009, 0.012)
  arc(pen, tone.ink, 0.008, [0.075, 1.722, 0.1, 1.735, 0.122, 1.722])
  blob(
    pen,
    tone.hair,
    long
      ? [
          0.125, 1.745, 0.09, 1.8, 0.01, 1.815, -0.07, 1.78, -0.11, 1.69, -0.1, 1.58, -0.03, 1.56, 0.0, 1.66,
          0.05, 1.73,
        ]
      : [
          0.13, 1.755, 0.09, 1.805, 0.0, 1.815, -0.075, 1.77, -0.1, 1.68, -0.075, 1.6, -0.03, 1.605, -0.005,
          1.68, 0.02, 1.7, 0.05, 1.74,
        ],
    0.9,
  )
  if (tone.hat) {
    blob(pen, tone.fold, [-0.2, 1.735, -0.02, 1.755, 0.2, 1.73, 0.08, 1.715, -0.06, 1.715], 0.8)
    blob(pen, tone.fold, [-0.105, 1.74, -0.1, 1.83, -0.03, 1.87, 0.05, 1.86, 0.1, 1.82, 0.11, 1.735], 0.8)
    blob(pen, tone.scarfDark, [-0.105, 1.745, 0.11, 1.738, 0.11, 1.765, -0.105, 1.772], 0.3)
  }
}
