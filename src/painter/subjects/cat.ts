import type { PaintContext } from '../canvas.ts'
import { hex, luminance } from '../colour.ts'
import { catHead, type Fur } from './cat-head.ts'
import { drawLeg, feetOf, gaitOf, type LegName, type Quadruped } from './quadruped.ts'
import { arc, blob, blobWith, limb, oval, shaded, soft } from './strokes.ts'
import type { Pose, Subject } from './subject.ts'
import { shades } from './tones.ts'

const coats = ['#d98b45', '#4a4a55', '#9a9ca3', '#e7ddcf']
const SPEED = 0.6
const skeleton: Quadruped = {
  gait: gaitOf(SPEED, { lift: 0.08, seconds: 0.85, carry: 0.58 }),
  stand: {
    farHind: { x: -0.3, offset: 0.5 },
    nearHind: { x: -0.38, offset: 0 },
    farFore: { x: 0.26, offset: 0.25 },
    nearFore: { x: 0.34, offset: 0.75 },
  },
  hind: { top: [0.07, 0.43], ankle: 0.05, bones: [0.17, 0.16, 0.16], thick: [0.11, 0.06, 0.036, 0.032] },
  fore: { top: [-0.02, 0.4], ankle: 0.05, bones: [0.1, 0.15, 0.14], thick: [0.085, 0.05, 0.038, 0.034] },
}

/** A cat that sits and looks at you, or walks by with its tail up. */
export const cat: Subject = {
  id: 'cat',
  words: ['cat', 'kitten', 'kitty', 'tomcat'],
  one: 'cat',
  many: 'cats',
  home: 'land',
  place: 'room',
  width: 1.7,
  height: 1.22,
  below: 0.05,
  distance: 7,
  speed: SPEED,
  animated: true,
  draw(pen, pose) {
    const own = pose.colour ?? hex(coats[pose.seed % coats.length] ?? '#d98b45')
    const fur = shades(pose, own)
    // Stripes show on a middling coat only.
    const tabby = luminance(own) > 0.3 && luminance(own) < 0.75
    if (pose.moving) walking(pen, pose, fur, tabby)
    else sitting(pen, pose, fur, tabby)
  },
  feet: (pose) => (pose.moving ? feetOf(skeleton, pose, 0.07, 0.02) : [{ x: 0.02, half: 0.36 }]),
}

function sitting(pen: PaintContext, pose: Pose, fur: Fur, tabby: boolean): void {
  const t = pose.timeSeconds
  const flick = Math.sin(t * 1.6 + pose.phase * 6) * 0.06
  // The tail lies round the feet, thick to its end.
  blob(pen, fur.dark, [
    ...[
      0.16,
      0.01,
      0.4,
      0.0,
      0.58,
      0.06,
      0.66,
      0.2,
      0.66 + flick,
      0.36,
      0.6 + flick,
      0.45,
      0.52 + flick,
      0.42,
    ],
    ...[0.51 + flick * 0.7, 0.3, 0.48, 0.19, 0.36, 0.14, 0.16, 0.16],
  ])
  blobWith(
    pen,
    shaded(pen, [-0.1, 0.75], [0.1, 0], fur),
    [
      ...[
        -0.24, 0.0, -0.35, 0.1, -0.36, 0.26, -0.27, 0.42, -0.19, 0.56, -0.15, 0.72, 0, 0.78, 0.15, 0.72, 0.19,
        0.56,
      ],
      ...[0.27, 0.42, 0.36, 0.26, 0.35, 0.1, 0.24, 0.0],
    ],
    () => {
      if (!tabby) return
      for (const side of [-1, 1])
        for (const y of [0.5, 0.39, 0.28])
          arc(pen, fur.deep, 0.022, [side * 0.36, y, side * 0.26, y + 0.03, side * 0.17, y - 0.02])
    },
  )
  // Haunches to either side, the chest between them.
  for (const side of [-1, 1]) {
    blob(
      pen,
      fur.base,
      [side * 0.14, 0.02, side * 0.2, 0.22, side * 0.28, 0.27, side * 0.36, 0.17, side * 0.34, 0.03],
      0.9,
    )
    arc(pen, fur.deep, 0.012, [side * 0.16, 0.06, side * 0.19, 0.26, side * 0.3, 0.26])
    oval(pen, fur.light, side * 0.25, 0.035, 0.1, 0.04)
  }
  blob(
    pen,
    fur.light,
    [-0.1, 0.66, -0.13, 0.5, -0.1, 0.3, -0.05, 0.2, 0.05, 0.2, 0.1, 0.3, 0.13, 0.5, 0.1, 0.66, 0, 0.7],
  )
  for (const side of [-1, 1]) {
    limb(pen, fur.base, [side * 0.08, 0.42], [side * 0.085, 0.08], 0.068, 0.055)
    oval(pen, fur.light, side * 0.09, 0.04, 0.078, 0.046)
    for (const x of [-0.025, 0.025])
      arc(pen, fur.dark, 0.008, [side * 0.09 + x, 0.01, side * 0.09 + x, 0.03, side * 0.09 + x * 0.8, 0.05])
  }
  // The head turns a little.
  pen.save()
  pen.translate(Math.sin(t * 0.5 + pose.phase * 9) * 0.025, 0.01)
  catHead(pen, pose, fur, tabby)
  pen.restore()
}

function walking(pen: PaintContext, pose: Pose, fur: Fur, tabby: boolean): void {
  const t = pose.timeSeconds
  const cycle = (t / skeleton.gait.seconds + pose.phase) * Math.PI * 2
  const round = shaded(pen, [0, 0.62], [0, 0.3], fur)
  const leg = (name: LegName, upper: string | CanvasGradient, lower: string) => {
    const {
      foot: [footX, footY],
    } = drawLeg(pen, pose, skeleton, name, { upper, lower })
    oval(pen, lower, footX + 0.025, footY - 0.02, 0.055, 0.032)
  }
  leg('farHind', fur.dark, fur.dark)
  leg('farFore', fur.dark, fur.dark)
  const wave = Math.sin(cycle * 0.5) * 0.05
  blob(pen, fur.base, [
    ...[
      -0.36,
      0.56,
      -0.5,
      0.6,
      -0.58,
      0.74,
      -0.6 + wave,
      0.92,
      -0.54 + wave * 1.5,
      1.06,
      -0.48 + wave * 1.5,
      1.04,
    ],
    ...[-0.51 + wave, 0.9, -0.49, 0.76, -0.42, 0.66, -0.32, 0.62],
  ])
  blobWith(
    pen,
    round,
    [
      ...[
        -0.46, 0.48, -0.42, 0.58, -0.26, 0.62, -0.02, 0.58, 0.2, 0.6, 0.38, 0.58, 0.42, 0.46, 0.34, 0.36,
        0.12, 0.32,
      ],
      ...[-0.12, 0.35, -0.34, 0.36, -0.44, 0.4],
    ],
    () => {
      if (tabby)
        for (let i = 0; i < 6; i++)
          arc(pen, fur.deep, 0.022, [-0.32 + i * 0.11, 0.62, -0.3 + i * 0.11, 0.52, -0.33 + i * 0.11, 0.44])
      soft(pen, (alpha) => pose.tone('#140d0a', alpha), -0.14, 0.38, 0.16, 0.3)
    },
  )
  leg('nearHind', round, fur.base)
  leg('nearFore', round, fur.base)
  pen.save()
  pen.translate(0.46, 0.06 + Math.sin(cycle * 2) * 0.006)
  pen.scale(0.82, 0.82)
  pen.translate(0, -0.08)
  catHead(pen, pose, fur, tabby)
  pen.restore()
}
