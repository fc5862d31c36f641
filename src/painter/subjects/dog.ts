import type { PaintContext } from '../canvas.ts'
import { brighten, type Colour, hex, mix } from '../colour.ts'
import { drawLeg, feetOf, gaitOf, type LegName, type Quadruped } from './quadruped.ts'
import { arc, blob, blobWith, oval, shaded, soft } from './strokes.ts'
import type { Pose, Subject } from './subject.ts'
import { shades } from './tones.ts'

const coats = ['#ba7a3e', '#6b4a32', '#d9c09a', '#3a3436']
const SPEED = 1.15
const skeleton: Quadruped = {
  gait: gaitOf(SPEED, { lift: 0.12, seconds: 0.66, carry: 0.5 }),
  // A trot: feet go in pairs across.
  stand: {
    farHind: { x: -0.34, offset: 0.5 },
    nearHind: { x: -0.43, offset: 0 },
    farFore: { x: 0.28, offset: 0 },
    nearFore: { x: 0.36, offset: 0.5 },
  },
  hind: { top: [0.1, 0.66], ankle: 0.06, bones: [0.25, 0.24, 0.24], thick: [0.155, 0.078, 0.045, 0.038] },
  fore: { top: [-0.03, 0.6], ankle: 0.06, bones: [0.16, 0.24, 0.18], thick: [0.12, 0.062, 0.044, 0.04] },
}

export const dog: Subject = {
  id: 'dog',
  words: ['dog', 'puppy', 'hound', 'wolf', 'fox', 'retriever', 'husky'],
  one: 'dog',
  many: 'dogs',
  home: 'land',
  place: 'meadow',
  width: 2.1,
  height: 1.35,
  below: 0.04,
  distance: 7.4,
  speed: SPEED,
  animated: true,
  draw(pen, pose) {
    const fur: Colour = pose.colour ?? hex(coats[pose.seed % coats.length] ?? '#ba7a3e')
    const coat = shades(pose, fur)
    const light = mix(brighten(fur, 1.25), [250, 240, 224], 0.45)
    const pale = pose.tone(light)
    const t = pose.timeSeconds
    const stride = (t / skeleton.gait.seconds + pose.phase) * Math.PI * 2
    const run = pose.moving ? 1 : 0
    const bob = Math.sin(stride * 2) * 0.014 * run
    const round = shaded(pen, [0, 0.92], [0, 0.42], coat)
    const leg = (name: LegName, upper: string | CanvasGradient, lower: string) => {
      const { foot, swing } = drawLeg(pen, pose, skeleton, name, { upper, lower, raise: bob })
      paw(pen, lower, coat.deep, foot, swing)
    }
    leg('farHind', coat.dark, coat.dark)
    leg('farFore', coat.dark, coat.dark)
    pen.save()
    pen.translate(0, bob)
    tail(pen, pose, coat, (alpha) => pose.tone(light, alpha))
    trunk(pen, pose, round, pale)
    pen.restore()
    leg('nearHind', round, coat.base)
    leg('nearFore', round, coat.base)
    pen.save()
    pen.translate(0, bob)
    head(pen, pose, coat, pale, run)
    pen.restore()
  },
  feet: (pose) => feetOf(skeleton, pose, 0.085, 0.03),
}

type Shades = ReturnType<typeof shades>

function paw(
  pen: PaintContext,
  fill: string,
  claw: string,
  [x, y]: readonly [number, number],
  swing: number,
): void {
  pen.save()
  pen.translate(x, y)
  pen.rotate(-swing * 0.9)
  blob(pen, fill, [-0.045, 0.02, 0.035, 0.03, 0.1, -0.015, 0.108, -0.052, 0.05, -0.06, -0.045, -0.06], 0.8)
  for (const at of [0.055, 0.085]) arc(pen, claw, 0.008, [at, -0.058, at - 0.005, -0.04, at - 0.012, -0.028])
  pen.restore()
}

function tail(pen: PaintContext, pose: Pose, coat: Shades, pale: (alpha: number) => string): void {
  const wag = Math.sin(pose.timeSeconds * 6 + pose.phase * 6) * 0.09
  // A plume: it leaves the back thick, and hangs in feathers.
  blob(pen, coat.dark, [
    ...[
      -0.48,
      0.86,
      -0.64,
      0.9,
      -0.78,
      1.0 + wag * 0.5,
      -0.88,
      1.18 + wag,
      -0.94,
      1.24 + wag,
      -1.0,
      1.08 + wag,
      -0.98,
      0.92 + wag * 0.8,
    ],
    ...[-0.9, 0.8 + wag * 0.5, -0.74, 0.72, -0.54, 0.7],
  ])
  blob(pen, coat.base, [
    ...[
      -0.48,
      0.87,
      -0.64,
      0.91,
      -0.78,
      1.01 + wag * 0.5,
      -0.88,
      1.19 + wag,
      -0.94,
      1.24 + wag,
      -0.95,
      1.1 + wag,
    ],
    ...[-0.88, 0.94 + wag * 0.6, -0.74, 0.81, -0.54, 0.76],
  ])
  soft(pen, (alpha) => pale(alpha), -0.93, 1.16 + wag, 0.09, 0.7)
}

function trunk(pen: PaintContext, pose: Pose, round: CanvasGradient, pale: string): void {
  const breath = Math.sin(pose.timeSeconds * 2.2 + pose.phase * 6) * 0.008
  blobWith(
    pen,
    round,
    [
      ...[-0.54, 0.82, -0.4, 0.9, -0.16, 0.88, 0.1, 0.87, 0.28, 0.93, 0.46, 0.9, 0.56, 0.72, 0.52, 0.54],
      ...[0.34, 0.43 - breath, 0.12, 0.44 - breath, -0.12, 0.52, -0.3, 0.55, -0.5, 0.58, -0.6, 0.7],
    ],
    () => {
      soft(pen, (alpha) => pose.tone('#140d0a', alpha), -0.16, 0.56, 0.22, 0.35)
      blob(pen, pale, [0.6, 0.9, 0.5, 0.6, 0.4, 0.42, 0.2, 0.4, 0.36, 0.56, 0.44, 0.76, 0.46, 0.94], 0.9)
    },
  )
}

function head(pen: PaintContext, pose: Pose, coat: Shades, pale: string, run: number): void {
  const t = pose.timeSeconds
  pen.translate(0.4, 0.8)
  pen.rotate(Math.sin(t * 0.7 + pose.phase * 8) * 0.05 - run * 0.12)
  pen.translate(-0.4, -0.8)
  blobWith(
    pen,
    coat.base,
    [0.2, 0.88, 0.34, 1.02, 0.48, 1.18, 0.64, 1.14, 0.66, 0.96, 0.6, 0.74, 0.48, 0.56, 0.34, 0.66],
    () => {
      blob(pen, pale, [0.68, 1.0, 0.56, 0.9, 0.5, 0.7, 0.44, 0.56, 0.6, 0.56, 0.7, 0.8], 0.8)
      soft(pen, (alpha) => pose.tone('#140d0a', alpha), 0.58, 0.98, 0.14, 0.4)
    },
  )
  // Skull, stop and muzzle.
  blobWith(
    pen,
    coat.base,
    [
      ...[
        0.42, 1.1, 0.47, 1.22, 0.58, 1.28, 0.69, 1.245, 0.745, 1.165, 0.84, 1.13, 0.925, 1.1, 0.94, 1.05,
        0.91, 1.0,
      ],
      ...[0.8, 0.965, 0.68, 0.95, 0.56, 0.96, 0.47, 1.0],
    ],
    () => {
      soft(pen, (alpha) => pose.tone('#ffffff', alpha), 0.58, 1.26, 0.16, 0.2)
      blob(pen, pale, [0.95, 1.12, 0.84, 1.1, 0.76, 1.06, 0.68, 0.99, 0.6, 0.94, 0.96, 0.92], 0.8)
    },
    0.9,
  )
  arc(pen, pose.tone('#1f1614'), 0.012, [0.935, 1.035, 0.86, 0.99, 0.75, 1.0])
  // The ear hangs, and lifts a little in a run.
  const lift = Math.max(0, Math.sin(t * 1.1 + pose.phase * 7)) ** 6 * 0.03 + run * 0.05
  blob(pen, coat.dark, [
    0.5,
    1.25,
    0.4,
    1.22,
    0.34 - lift,
    1.08 + lift,
    0.37 - lift,
    0.94 + lift,
    0.45 - lift,
    0.92 + lift,
    0.53,
    1.05,
    0.56,
    1.2,
  ])
  oval(pen, pose.tone('#1a1412'), 0.93, 1.095, 0.034, 0.027)
  oval(pen, 'rgba(255,255,255,0.5)', 0.935, 1.105, 0.009)
  oval(pen, pose.tone('#1a1210'), 0.705, 1.158, 0.025, 0.023)
  oval(pen, 'rgba(255,255,255,0.85)', 0.712, 1.166, 0.007)
}
