import type { PaintContext } from '../canvas.ts'
import { drawLeg, feetOf, gaitOf, type LegName, type Quadruped } from './quadruped.ts'
import { arc, blob, blobWith, graded, oval, shaded, soft } from './strokes.ts'
import type { Pose, Subject } from './subject.ts'
import { shades } from './tones.ts'

const SPEED = 0.7
const skeleton: Quadruped = {
  gait: gaitOf(SPEED, { lift: 0.18, seconds: 1.9, carry: 0.66 }),
  stand: {
    farHind: { x: -1.0, offset: 0.5 },
    nearHind: { x: -1.3, offset: 0 },
    farFore: { x: 0.6, offset: 0.25 },
    nearFore: { x: 0.95, offset: 0.75 },
  },
  hind: { top: [0.12, 1.9], ankle: 0.2, bones: [0.62, 0.62, 0.56], thick: [0.52, 0.34, 0.25, 0.24] },
  fore: { top: [-0.06, 1.75], ankle: 0.2, bones: [0.5, 0.56, 0.52], thick: [0.42, 0.3, 0.24, 0.23] },
}

type Skin = ReturnType<typeof shades>

export const elephant: Subject = {
  id: 'elephant',
  words: ['elephant', 'mammoth'],
  one: 'elephant',
  many: 'elephants',
  home: 'land',
  place: 'savanna',
  width: 6,
  height: 3.7,
  below: 0.08,
  distance: 14.5,
  speed: SPEED,
  animated: true,
  draw(pen, pose) {
    const skin = shades(pose, pose.colour ?? '#8b8781')
    const round = shaded(pen, [0, 3.3], [0, 1.1], skin)
    const leg = (name: LegName, upper: string | CanvasGradient, lower: string) => {
      const {
        foot: [footX, footY],
      } = drawLeg(pen, pose, skeleton, name, { upper, lower, fold: 0.5 })
      blob(
        pen,
        lower,
        [
          footX - 0.24,
          footY + 0.12,
          footX + 0.24,
          footY + 0.12,
          footX + 0.3,
          footY - 0.2,
          footX - 0.28,
          footY - 0.2,
        ],
        0.5,
      )
      for (const nail of [0.06, 0.16, 0.25])
        oval(pen, pose.tone('#d8cfc0'), footX + nail, footY - 0.15, 0.045, 0.05)
    }
    leg('farHind', skin.dark, skin.deep)
    leg('farFore', skin.dark, skin.deep)
    tail(pen, pose, skin)
    trunkBody(pen, pose, round, skin)
    leg('nearHind', round, skin.dark)
    leg('nearFore', round, skin.dark)
    head(pen, pose, skin)
  },
  feet: (pose) => feetOf(skeleton, pose, 0.34),
}

function tail(pen: PaintContext, pose: Pose, skin: Skin): void {
  const swing = Math.sin(pose.timeSeconds * 1.3 + pose.phase * 6) * 0.12
  arc(pen, skin.dark, 0.09, [-1.85, 2.45, -2.15, 2.0, -2.05 + swing, 1.35])
  blob(
    pen,
    skin.deep,
    [
      -2.1 + swing,
      1.42,
      -2.0 + swing,
      1.42,
      -1.98 + swing * 1.2,
      1.1,
      -2.08 + swing * 1.2,
      1.02,
      -2.16 + swing,
      1.2,
    ],
    0.8,
  )
}

function trunkBody(pen: PaintContext, pose: Pose, round: CanvasGradient, skin: Skin): void {
  const breath = Math.sin(pose.timeSeconds * 1.1 + pose.phase * 6) * 0.015
  blobWith(
    pen,
    round,
    [
      ...[-1.78, 2.5, -1.5, 2.9, -0.9, 3.1, -0.2, 3.12, 0.5, 2.98, 1.1, 3.02, 1.4, 2.5, 1.3, 1.7, 0.9, 1.35],
      ...[0.2, 1.18 - breath, -0.5, 1.2 - breath, -1.1, 1.4, -1.7, 1.55, -1.95, 2.0],
    ],
    () => {
      soft(pen, (alpha) => pose.tone('#161210', alpha), -0.4, 1.3, 0.9, 0.34)
      for (const [x, y] of [
        [-0.9, 2.1],
        [-0.5, 1.7],
        [0.1, 2.0],
        [0.5, 1.6],
      ] as const)
        arc(pen, skin.dark, 0.02, [x, y, x + 0.2, y - 0.12, x + 0.42, y - 0.08])
    },
  )
}

/** Head, ear and trunk; the ear fans, the trunk curls and feels its way. */
function head(pen: PaintContext, pose: Pose, skin: Skin): void {
  const t = pose.timeSeconds
  const sway = Math.sin(t * 0.9 + pose.phase * 6)
  const curl = Math.sin(t * 0.6 + pose.phase * 9)
  pen.save()
  pen.translate(1.5, 2.5)
  pen.rotate(sway * 0.02)
  pen.translate(-1.5, -2.5)
  tusk(pen, pose, -0.12, skin.dark)
  const light = shaded(pen, [1.4, 3.4], [2.2, 1.4], skin, 0.5)
  const tipX = 2.36 + curl * 0.1 + sway * 0.08
  const outline = [
    ...[
      1.05,
      3.0,
      1.35,
      3.34,
      1.75,
      3.42,
      2.1,
      3.22,
      2.3,
      2.86,
      2.4,
      2.4,
      2.44,
      1.9,
      2.46 + sway * 0.03,
      1.3,
    ],
    ...[
      tipX + 0.12,
      0.8,
      tipX + 0.34 + curl * 0.06,
      0.52,
      tipX + 0.52 + curl * 0.08,
      0.56,
      tipX + 0.46,
      0.42,
    ],
    ...[
      tipX + 0.16,
      0.34,
      tipX - 0.14,
      0.66,
      2.14 + sway * 0.03,
      1.24,
      2.02,
      1.74,
      1.8,
      2.0,
      1.5,
      1.9,
      1.2,
      2.1,
    ],
  ]
  blobWith(pen, light, outline, () => {
    for (let i = 0; i < 11; i++) {
      const y = 2.2 - i * 0.15
      arc(pen, skin.dark, 0.018, [1.98 + i * 0.02, y, 2.24, y - 0.07, 2.5 + i * 0.012, y + 0.02])
    }
    soft(pen, (alpha) => pose.tone('#161210', alpha), 1.5, 2.2, 0.4, 0.4)
  })
  tusk(pen, pose, 0, skin.base)
  const eyeY = 2.72
  oval(pen, skin.deep, 1.97, eyeY, 0.09, 0.07)
  oval(pen, pose.tone('#120e0c'), 1.975, eyeY, 0.045)
  oval(pen, 'rgba(255,255,255,0.8)', 1.99, eyeY + 0.018, 0.012)
  arc(pen, skin.deep, 0.018, [1.86, eyeY + 0.07, 1.98, eyeY + 0.13, 2.1, eyeY + 0.05])
  const fan = Math.sin(t * 1.7 + pose.phase * 5) * 0.1
  blobWith(
    pen,
    graded(
      pen,
      [1.6, 2.9],
      [0.6, 1.8],
      [
        [0, skin.base],
        [0.6, skin.light],
        [1, skin.base],
      ],
    ),
    [
      1.6,
      3.06,
      1.25,
      3.24,
      0.8 - fan,
      3.1,
      0.52 - fan * 1.6,
      2.6,
      0.62 - fan * 1.4,
      2.1,
      0.95 - fan,
      1.72,
      1.2 - fan * 0.5,
      1.78,
      1.42,
      2.1,
      1.6,
      2.5,
    ],
    () => {
      soft(pen, (alpha) => pose.tone('#161210', alpha), 1.5, 2.6, 0.5, 0.4)
      for (const y of [2.8, 2.5, 2.2])
        arc(pen, skin.dark, 0.016, [1.4, y, 1.05 - fan, y + 0.02, 0.74 - fan, y - 0.1])
    },
  )
  pen.restore()
}

function tusk(pen: PaintContext, pose: Pose, shift: number, root: string): void {
  blob(
    pen,
    pose.tone('#efe6d0'),
    [
      1.94 + shift,
      2.06,
      2.14 + shift,
      2.0,
      2.46 + shift,
      1.74,
      2.82 + shift,
      1.78,
      2.9 + shift,
      1.86,
      2.56 + shift,
      1.6,
      2.2 + shift,
      1.66,
      1.92 + shift,
      1.88,
    ],
    0.9,
  )
  oval(pen, root, 1.96 + shift, 1.98, 0.12, 0.15)
}
