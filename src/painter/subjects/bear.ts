import type { PaintContext } from '../canvas.ts'
import { brighten, type Colour, hex, mix } from '../colour.ts'
import { drawLeg, feetOf, gaitOf, type LegName, type Quadruped } from './quadruped.ts'
import { arc, blob, blobWith, oval, shaded, soft } from './strokes.ts'
import type { Pose, Subject } from './subject.ts'
import { shades } from './tones.ts'

const SPEED = 0.65
const skeleton: Quadruped = {
  gait: gaitOf(SPEED, { lift: 0.14, seconds: 1.45, carry: 0.6 }),
  stand: {
    farHind: { x: -0.56, offset: 0.5 },
    nearHind: { x: -0.78, offset: 0 },
    farFore: { x: 0.42, offset: 0.25 },
    nearFore: { x: 0.62, offset: 0.75 },
  },
  hind: { top: [0.12, 0.92], ankle: 0.12, bones: [0.34, 0.3, 0.24], thick: [0.34, 0.2, 0.13, 0.12] },
  fore: { top: [-0.04, 0.9], ankle: 0.12, bones: [0.24, 0.32, 0.26], thick: [0.27, 0.18, 0.13, 0.12] },
}

type Fur = ReturnType<typeof shades>

/** A brown bear; in the snow a white one. */
export const bear: Subject = {
  id: 'bear',
  words: ['bear', 'grizzly', 'polar bear', 'brown bear', 'panda'],
  one: 'bear',
  many: 'bears',
  home: 'land',
  place: 'forest',
  width: 3.2,
  height: 1.85,
  below: 0.05,
  distance: 9,
  speed: SPEED,
  animated: true,
  draw(pen, pose) {
    const own: Colour = pose.colour ?? hex(pose.snowy ? '#e9e4d8' : '#6a4630')
    const fur = shades(pose, own)
    const round = shaded(pen, [0, 1.5], [0, 0.5], fur)
    const leg = (name: LegName, upper: string | CanvasGradient, lower: string) => {
      const { foot, swing } = drawLeg(pen, pose, skeleton, name, { upper, lower })
      paw(pen, pose, lower, foot, swing)
    }
    leg('farHind', fur.dark, fur.deep)
    leg('farFore', fur.dark, fur.deep)
    body(pen, pose, round, fur)
    leg('nearHind', round, fur.dark)
    leg('nearFore', round, fur.dark)
    head(pen, pose, fur, pose.tone(mix(brighten(own, 1.3), [240, 214, 176], 0.4)))
  },
  feet: (pose) => feetOf(skeleton, pose, 0.2, 0.06),
}

function paw(
  pen: PaintContext,
  pose: Pose,
  fill: string,
  [x, y]: readonly [number, number],
  swing: number,
): void {
  pen.save()
  pen.translate(x, y)
  pen.rotate(-swing * 0.6)
  blob(pen, fill, [-0.14, 0.06, 0.1, 0.06, 0.24, -0.02, 0.26, -0.1, 0.1, -0.12, -0.14, -0.12], 0.8)
  for (const at of [0.15, 0.2, 0.25])
    arc(pen, pose.tone('#1d1714'), 0.018, [at - 0.02, -0.06, at + 0.02, -0.08, at + 0.03, -0.115])
  pen.restore()
}

function body(pen: PaintContext, pose: Pose, round: CanvasGradient, fur: Fur): void {
  const breath = Math.sin(pose.timeSeconds * 1.2 + pose.phase * 6) * 0.012
  blob(pen, fur.dark, [-1.06, 1.08, -1.18, 1.06, -1.2, 0.94, -1.08, 0.94], 0.9)
  blobWith(
    pen,
    round,
    [
      ...[
        -1.06, 1.1, -0.86, 1.34, -0.5, 1.42, -0.1, 1.36, 0.26, 1.46, 0.56, 1.56, 0.86, 1.42, 1.0, 1.1, 0.9,
        0.76,
      ],
      ...[0.56, 0.56, 0.1, 0.5 - breath, -0.34, 0.54 - breath, -0.76, 0.6, -1.08, 0.8],
    ],
    () => {
      soft(pen, (alpha) => pose.tone('#120c08', alpha), -0.1, 0.58, 0.5, 0.34)
      soft(pen, (alpha) => pose.tone('#ffffff', alpha), 0.5, 1.5, 0.3, 0.14)
    },
  )
  // Shaggy edges along belly and back.
  for (let i = 0; i < 12; i++) {
    const x = -0.8 + i * 0.13
    arc(pen, fur.dark, 0.03, [x, 0.58, x + 0.02, 0.5, x - 0.05, 0.43])
  }
  for (let i = 0; i < 9; i++) {
    const x = -0.7 + i * 0.14
    const y = 1.4 + Math.sin(i * 0.9) * 0.02
    arc(pen, fur.base, 0.03, [x, y - 0.03, x - 0.05, y + 0.01, x - 0.12, y + 0.015])
  }
}

function head(pen: PaintContext, pose: Pose, fur: Fur, muzzle: string): void {
  pen.save()
  pen.translate(0.86, 1.2)
  pen.rotate(Math.sin(pose.timeSeconds * 0.7 + pose.phase * 7) * 0.04)
  pen.translate(-0.86, -1.2)
  blob(pen, fur.dark, [1.16, 1.52, 1.15, 1.66, 1.26, 1.68, 1.31, 1.56], 0.9)
  blobWith(
    pen,
    shaded(pen, [1, 1.6], [1.2, 0.9], fur, 0.5),
    [
      ...[
        0.6, 1.46, 0.84, 1.56, 1.08, 1.58, 1.26, 1.5, 1.38, 1.36, 1.52, 1.26, 1.6, 1.18, 1.6, 1.08, 1.5, 1.01,
      ],
      ...[1.3, 0.98, 1.1, 0.9, 0.86, 0.8, 0.64, 0.9],
    ],
    () => {
      blob(pen, muzzle, [1.62, 1.24, 1.5, 1.24, 1.38, 1.18, 1.32, 1.06, 1.4, 0.98, 1.62, 0.98], 0.9)
      soft(pen, (alpha) => pose.tone('#120c08', alpha), 1.0, 1.0, 0.3, 0.35)
    },
  )
  blob(pen, fur.base, [0.98, 1.54, 0.94, 1.68, 1.05, 1.74, 1.14, 1.64, 1.12, 1.54], 0.9)
  blob(pen, fur.deep, [1.0, 1.58, 0.99, 1.66, 1.05, 1.68, 1.09, 1.6], 0.9)
  oval(pen, pose.tone('#14100e'), 1.585, 1.165, 0.055, 0.045)
  oval(pen, 'rgba(255,255,255,0.45)', 1.59, 1.185, 0.014)
  arc(pen, pose.tone('#14100e'), 0.016, [1.58, 1.11, 1.5, 1.05, 1.4, 1.07])
  oval(pen, pose.tone('#14100e'), 1.3, 1.34, 0.032)
  oval(pen, 'rgba(255,255,255,0.85)', 1.308, 1.35, 0.009)
  pen.restore()
}
