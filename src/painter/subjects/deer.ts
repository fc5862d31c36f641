import type { PaintContext } from '../canvas.ts'
import { type Colour, mix } from '../colour.ts'
import { drawLeg, feetOf, gaitOf, type LegName, type Quadruped } from './quadruped.ts'
import { arc, blob, blobWith, oval, shaded, shape, soft } from './strokes.ts'
import type { Pose, Subject } from './subject.ts'
import { shades } from './tones.ts'

const SPEED = 0.6
const skeleton: Quadruped = {
  gait: gaitOf(SPEED, { lift: 0.16, seconds: 1.3, carry: 0.62 }),
  stand: {
    farHind: { x: -0.46, offset: 0.5 },
    nearHind: { x: -0.62, offset: 0 },
    farFore: { x: 0.34, offset: 0.22 },
    nearFore: { x: 0.48, offset: 0.72 },
  },
  hind: { top: [0.13, 1.04], ankle: 0.1, bones: [0.33, 0.33, 0.38], thick: [0.185, 0.08, 0.045, 0.03] },
  fore: { top: [-0.05, 0.98], ankle: 0.1, bones: [0.2, 0.34, 0.37], thick: [0.13, 0.07, 0.042, 0.03] },
}

/** A stag that has heard us: its body from the side, its head turned to the camera. */
export const deer: Subject = {
  id: 'deer',
  words: ['deer', 'stag', 'elk', 'reindeer', 'moose', 'doe', 'buck', 'antelope'],
  one: 'stag',
  many: 'deer',
  home: 'land',
  place: 'forest',
  width: 2.5,
  height: 2.85,
  below: 0.05,
  distance: 9.4,
  speed: SPEED,
  animated: true,
  draw(pen, pose) {
    const fur: Colour = pose.colour ?? [150, 96, 58]
    const coat = shades(pose, fur)
    const pale = pose.tone(mix(fur, [246, 232, 208], 0.66))
    const t = pose.timeSeconds
    const round = shaded(pen, [0, 1.42], [0, 0.82], coat)
    const leg = (name: LegName, upper: string | CanvasGradient, lower: string) => {
      const {
        foot: [footX, footY],
      } = drawLeg(pen, pose, skeleton, name, { upper, lower })
      shape(pen, pose.tone('#231813'), [
        ...[
          footX - 0.04,
          footY + 0.02,
          footX + 0.035,
          footY + 0.02,
          footX + 0.075,
          footY - 0.1,
          footX - 0.04,
          footY - 0.1,
        ],
      ])
    }
    leg('farHind', coat.dark, coat.deep)
    leg('farFore', coat.dark, coat.deep)
    trunk(pen, pose, round, coat, pale)
    leg('nearHind', round, coat.dark)
    leg('nearFore', round, coat.dark)
    neck(pen, pose, coat, pale)
    pen.save()
    pen.translate(0.7, 1.72)
    pen.rotate(Math.sin(t * 0.6 + pose.phase * 6) * 0.03)
    antlers(pen, pose)
    face(pen, pose, coat, pale)
    pen.restore()
  },
  feet: (pose) => feetOf(skeleton, pose, 0.08, 0.02),
}

type Shades = ReturnType<typeof shades>

function trunk(pen: PaintContext, pose: Pose, round: CanvasGradient, coat: Shades, pale: string): void {
  const breath = Math.sin(pose.timeSeconds * 1.3 + pose.phase * 6) * 0.008
  blob(pen, pale, [-0.72, 1.26, -0.82, 1.16, -0.76, 1.0, -0.66, 1.06], 0.8)
  blobWith(
    pen,
    round,
    [
      ...[
        -0.74, 1.24, -0.56, 1.37, -0.24, 1.33, 0.08, 1.32, 0.32, 1.4, 0.52, 1.38, 0.68, 1.2, 0.66, 0.98, 0.48,
        0.86,
      ],
      ...[0.22, 0.8 - breath, -0.06, 0.83 - breath, -0.3, 0.9, -0.5, 0.92, -0.7, 0.94, -0.8, 1.08],
    ],
    () => {
      soft(pen, (alpha) => pose.tone('#140d08', alpha), -0.26, 0.94, 0.3, 0.32)
      blob(pen, pale, [0.3, 0.76, 0.1, 0.86, -0.2, 0.92, -0.4, 0.96, -0.3, 0.84, 0, 0.74], 0.9)
    },
  )
  blob(pen, coat.base, [-0.72, 1.26, -0.84, 1.22, -0.86, 1.08, -0.78, 1.1], 0.8)
}

function neck(pen: PaintContext, pose: Pose, coat: Shades, pale: string): void {
  blobWith(
    pen,
    shaded(pen, [0.3, 1.5], [0.8, 1.3], coat, 0.5),
    [
      0.22, 1.38, 0.4, 1.5, 0.52, 1.72, 0.6, 1.86, 0.8, 1.84, 0.84, 1.6, 0.82, 1.3, 0.72, 1.02, 0.5, 0.94,
      0.32, 1.14,
    ],
    () => {
      // The ruff of the rut, in ragged points.
      for (const [x, y] of [
        [0.72, 1.52],
        [0.68, 1.38],
        [0.62, 1.24],
        [0.54, 1.12],
      ] as const)
        blob(
          pen,
          coat.dark,
          [x - 0.14, y + 0.12, x + 0.16, y + 0.1, x + 0.12, y - 0.04, x, y - 0.15, x - 0.1, y - 0.02],
          0.8,
        )
      soft(pen, (alpha) => pose.tone('#140d08', alpha), 0.7, 1.66, 0.2, 0.4)
    },
  )
  blob(pen, pale, [0.62, 1.58, 0.7, 1.62, 0.8, 1.58, 0.76, 1.46, 0.7, 1.42], 0.9)
}

/** Its middle at the eyes, looking at the camera. */
function face(pen: PaintContext, pose: Pose, coat: Shades, pale: string): void {
  const dark = pose.tone('#1c1310')
  const ear = Math.max(0, Math.sin(pose.timeSeconds * 1.7 + pose.phase * 9)) ** 8 * 0.05
  for (const side of [-1, 1]) {
    blob(
      pen,
      coat.dark,
      [
        side * 0.09,
        0.1,
        side * 0.22,
        0.17 + ear,
        side * 0.37,
        0.15 + ear,
        side * 0.33,
        0.05 + ear * 0.5,
        side * 0.2,
        0.0,
        side * 0.1,
        0.02,
      ],
      0.9,
    )
    blob(
      pen,
      pale,
      [side * 0.14, 0.075, side * 0.24, 0.125 + ear, side * 0.33, 0.12 + ear, side * 0.22, 0.05],
      0.9,
    )
  }
  blobWith(
    pen,
    shaded(pen, [0, 0.2], [0, -0.4], coat, 0.5),
    [
      -0.1, 0.18, 0.1, 0.18, 0.165, 0.06, 0.14, -0.08, 0.095, -0.24, 0.085, -0.34, 0, -0.385, -0.085, -0.34,
      -0.095, -0.24, -0.14, -0.08, -0.165, 0.06,
    ],
    () => {
      blob(pen, pale, [-0.1, -0.26, 0, -0.22, 0.1, -0.26, 0.1, -0.4, -0.1, -0.4], 0.8)
      soft(pen, (alpha) => pose.tone('#140d08', alpha), 0.13, -0.12, 0.12, 0.4)
      blob(pen, coat.dark, [-0.035, 0.2, 0.035, 0.2, 0.03, -0.1, 0, -0.22, -0.03, -0.1], 0.8)
    },
    0.9,
  )
  blob(pen, dark, [-0.062, -0.275, 0.062, -0.275, 0.05, -0.325, 0, -0.35, -0.05, -0.325], 0.8)
  arc(pen, dark, 0.01, [-0.05, -0.362, 0, -0.375, 0.05, -0.362])
  for (const side of [-1, 1]) {
    blob(pen, pale, [side * 0.085, 0.06, side * 0.15, 0.05, side * 0.15, -0.015, side * 0.1, -0.02], 0.9)
    oval(pen, dark, side * 0.118, 0.018, 0.03, 0.028)
    oval(pen, 'rgba(255,255,255,0.85)', side * 0.118 + 0.008, 0.03, 0.008)
  }
}

/** Two beams that curve out and up, each with brow, bez and tray tines and a fork at its end. */
function antlers(pen: PaintContext, pose: Pose): void {
  const beams = [
    [0.058, 0.075, 0.16, 0.13, 0.32, 0.27, 0.46],
    [0.05, 0.27, 0.46, 0.4, 0.64, 0.42, 0.84],
    [0.038, 0.42, 0.84, 0.38, 1.0, 0.29, 1.1],
    [0.032, 0.42, 0.84, 0.5, 0.98, 0.51, 1.08],
    [0.036, 0.11, 0.27, 0.04, 0.36, 0.03, 0.48],
    [0.036, 0.25, 0.44, 0.2, 0.58, 0.19, 0.68],
    [0.032, 0.37, 0.6, 0.3, 0.74, 0.28, 0.86],
  ] as const
  for (const [extra, colour] of [
    [0.026, '#4a3524'],
    [0, '#cdb088'],
  ] as const)
    for (const [width, x0, y0, x1, y1, x2, y2] of beams)
      for (const side of [-1, 1])
        arc(pen, pose.tone(colour), width + extra, [
          side * x0,
          y0,
          side * (2 * x1 - (x0 + x2) / 2),
          2 * y1 - (y0 + y2) / 2,
          side * x2,
          y2,
        ])
}
