import type { PaintContext } from '../canvas.ts'
import { hex } from '../colour.ts'
import { blob, limb, oval } from './strokes.ts'
import type { Pose } from './subject.ts'

const STRIDE_METRES = 1.35
/** Metres a second. */
export const WALK_SPEED = 0.72
const coats = ['#8c2f2b', '#2f4858', '#c78a32', '#3d4a3a', '#5b3a55']

export function colours(pose: Pose) {
  const coat = pose.colour ?? hex(coats[pose.seed % coats.length] ?? '#8c2f2b')
  return {
    coat: pose.tone(coat),
    fold: pose.tone([coat[0] * 0.62, coat[1] * 0.62, coat[2] * 0.66]),
    skin: pose.tone('#d9a07c'),
    hair: pose.tone(pose.seed % 2 === 0 ? '#2b1c18' : '#5a3522'),
    trousers: pose.tone('#2a2c38'),
    boots: pose.tone('#1d1614'),
    scarf: pose.tone('#d8c3a0'),
  }
}

/** From the side, in stride. */
export function walking(pen: PaintContext, pose: Pose): void {
  const tone = colours(pose)
  const turn = (pose.timeSeconds * WALK_SPEED) / STRIDE_METRES + pose.phase
  const cycle = turn * Math.PI * 2
  const bob = Math.abs(Math.cos(cycle)) * 0.03
  const hip = 0.9 + bob
  const leg = (offset: number, fill: string, boot: string) => {
    const swing = Math.sin(cycle + offset) * 0.46
    const lift = Math.max(0, Math.cos(cycle + offset)) * 0.85
    const knee: [number, number] = [Math.sin(swing) * 0.44, hip - Math.cos(swing) * 0.44]
    const shin = swing - 0.1 - lift * 0.75
    const ankle: [number, number] = [
      knee[0] + Math.sin(shin) * 0.42,
      Math.max(0.07, knee[1] - Math.cos(shin) * 0.42),
    ]
    limb(pen, fill, [0, hip], knee, 0.1, 0.072)
    limb(pen, fill, knee, ankle, 0.07, 0.05)
    const tilt = lift * -0.35
    blob(pen, boot, [
      ankle[0] - 0.06,
      ankle[1] - 0.06,
      ankle[0] - 0.06,
      ankle[1] + 0.06,
      ankle[0] + 0.05,
      ankle[1] + 0.05,
      ankle[0] + 0.19,
      ankle[1] - 0.03 + tilt * 0.2,
      ankle[0] + 0.18,
      ankle[1] - 0.07 + tilt * 0.2,
      ankle[0],
      ankle[1] - 0.075,
    ])
  }
  const arm = (offset: number, fill: string) => {
    const swing = -Math.sin(cycle + offset) * 0.5
    const elbow: [number, number] = [Math.sin(swing) * 0.29, 1.38 + bob - Math.cos(swing) * 0.29]
    const bend = swing + 0.35
    const hand: [number, number] = [elbow[0] + Math.sin(bend) * 0.26, elbow[1] - Math.cos(bend) * 0.26]
    limb(pen, fill, [0, 1.4 + bob], elbow, 0.072, 0.056)
    limb(pen, fill, elbow, hand, 0.054, 0.044)
    oval(pen, tone.skin, hand[0], hand[1] - 0.03, 0.04, 0.05)
  }
  arm(Math.PI, tone.fold)
  leg(Math.PI, tone.boots, tone.boots)
  leg(0, tone.trousers, tone.boots)
  const flap = Math.sin(cycle * 2) * 0.05
  const hem = Math.sin(cycle) * 0.1
  blob(
    pen,
    tone.coat,
    [
      -0.03,
      1.52 + bob,
      -0.15,
      1.42 + bob,
      -0.165,
      1.1,
      -0.21 - flap * 0.5,
      0.82,
      -0.3 - flap - Math.abs(hem),
      0.52,
      -0.02,
      0.5,
      0.2 + Math.abs(hem),
      0.55,
      0.15,
      0.85,
      0.135,
      1.1,
      0.14,
      1.38 + bob,
      0.07,
      1.51 + bob,
    ],
    0.9,
  )
  arm(0, tone.fold)
  limb(pen, tone.skin, [0.01, 1.48 + bob], [0.03, 1.58 + bob], 0.055, 0.05)
  blob(pen, tone.scarf, [
    -0.1,
    1.48 + bob,
    -0.08,
    1.56 + bob,
    0.03,
    1.57 + bob,
    0.11,
    1.54 + bob,
    0.1,
    1.47 + bob,
    0,
    1.44 + bob,
  ])
  blob(pen, tone.scarf, [
    -0.08,
    1.53 + bob,
    -0.3,
    1.5 + bob + flap,
    -0.42,
    1.4 + bob - flap,
    -0.3,
    1.43 + bob,
    -0.08,
    1.47 + bob,
  ])
  oval(pen, tone.skin, 0.04, 1.665 + bob, 0.093, 0.115)
  blob(pen, tone.skin, [0.11, 1.68 + bob, 0.155, 1.645 + bob, 0.12, 1.63 + bob])
  blob(pen, tone.hair, [
    0.1,
    1.755 + bob,
    -0.02,
    1.79 + bob,
    -0.085,
    1.72 + bob,
    -0.075,
    1.58 + bob,
    -0.01,
    1.56 + bob,
    0.015,
    1.68 + bob,
    0.11,
    1.71 + bob,
  ])
}
