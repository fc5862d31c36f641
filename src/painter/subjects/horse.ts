import type { PaintContext } from '../canvas.ts'
import { hex, luminance } from '../colour.ts'
import { drawLeg, feetOf, gaitOf, type LegName, type Quadruped } from './quadruped.ts'
import { arc, blob, blobWith, oval, shaded, shape, soft } from './strokes.ts'
import type { Pose, Subject } from './subject.ts'
import { shades } from './tones.ts'

const coats = ['#8a4f2c', '#5a3826', '#e4dccf', '#33292a']
const SPEED = 1.7
const skeleton: Quadruped = {
  gait: gaitOf(SPEED, { lift: 0.26, seconds: 0.91, carry: 0.4 }),
  stand: {
    farHind: { x: -0.6, offset: 0.62 },
    nearHind: { x: -0.76, offset: 0.5 },
    farFore: { x: 0.46, offset: 0.12 },
    nearFore: { x: 0.62, offset: 0 },
  },
  hind: { top: [0.14, 1.2], ankle: 0.17, bones: [0.37, 0.36, 0.38], thick: [0.235, 0.125, 0.07, 0.052] },
  fore: { top: [-0.06, 1.12], ankle: 0.17, bones: [0.24, 0.37, 0.37], thick: [0.17, 0.1, 0.062, 0.05] },
}

export const horse: Subject = {
  id: 'horse',
  words: ['horse', 'stallion', 'mare', 'pony', 'foal', 'mustang', 'steed'],
  one: 'horse',
  many: 'horses',
  home: 'land',
  place: 'field',
  width: 3.7,
  height: 2.5,
  below: 0.06,
  distance: 9,
  speed: SPEED,
  animated: true,
  draw(pen, pose) {
    const own = pose.colour ?? hex(coats[pose.seed % coats.length] ?? '#8a4f2c')
    const coat = shades(pose, own)
    const hair = shades(pose, luminance(own) > 0.6 ? '#b9ada0' : '#2a1d1a')
    const t = pose.timeSeconds
    const run = pose.moving ? 1 : 0
    const stride = (t / skeleton.gait.seconds + pose.phase) * Math.PI * 2
    pen.save()
    // In the canter the body rocks about its middle.
    const rise = Math.sin(stride * 2) * 0.025 * run
    const rock = Math.sin(stride + 0.6) * 0.035 * run
    const leg = (name: LegName, upper: string | CanvasGradient, lower: string) => {
      const raise = rise + rock * (name.endsWith('Hind') ? -0.7 : 0.6)
      const { foot, swing } = drawLeg(pen, pose, skeleton, name, { upper, lower, raise })
      hoof(pen, lower, hair.base, foot, swing)
    }
    leg('farHind', coat.dark, coat.deep)
    leg('farFore', coat.dark, coat.deep)
    pen.translate(0, rise)
    pen.rotate(rock)
    tail(pen, pose, hair, run)
    trunk(pen, pose, coat, run)
    neck(pen, pose, coat, hair, run, stride)
    pen.restore()
    leg('nearHind', roundOf(pen, coat), coat.dark)
    leg('nearFore', roundOf(pen, coat), coat.dark)
    // The flank's own light goes on over the legs, so that they grow out of it.
    pen.save()
    pen.translate(0, rise)
    pen.rotate(rock)
    soft(pen, (alpha) => pose.tone('#ffffff', alpha), -0.66, 1.42, 0.34, 0.13)
    soft(pen, (alpha) => pose.tone('#ffffff', alpha), 0.58, 1.36, 0.3, 0.12)
    pen.restore()
  },
  feet: (pose) => feetOf(skeleton, pose, 0.12),
}

type Shades = ReturnType<typeof shades>

/** Light from above on a round body. */
const roundOf = (pen: PaintContext, coat: Shades) => shaded(pen, [0, 1.66], [0, 0.86], coat, 0.35)

function hoof(
  pen: PaintContext,
  pastern: string,
  horn: string,
  [x, y]: readonly [number, number],
  swing: number,
): void {
  pen.save()
  pen.translate(x, y)
  pen.rotate(-swing * 1.1)
  blob(pen, pastern, [-0.05, 0.02, 0.05, 0.02, 0.09, -0.09, -0.02, -0.1], 0.7)
  shape(pen, horn, [-0.045, -0.08, 0.085, -0.07, 0.135, -0.17, -0.06, -0.17])
  pen.restore()
}

function trunk(pen: PaintContext, pose: Pose, coat: Shades, run: number): void {
  const breath = Math.sin(pose.timeSeconds * 1.4 + pose.phase * 6) * 0.012 * (1 - run)
  blobWith(
    pen,
    roundOf(pen, coat),
    [
      ...[-0.88, 1.44, -0.64, 1.6, -0.3, 1.545, 0.04, 1.5, 0.36, 1.6, 0.6, 1.56, 0.84, 1.36, 0.83, 1.14],
      ...[
        0.62,
        0.98,
        0.34,
        0.9 - breath,
        -0.02,
        0.91 - breath,
        -0.34,
        1.0,
        -0.5,
        1.04,
        -0.8,
        1.02,
        -0.94,
        1.22,
      ],
    ],
    () => {
      soft(pen, (alpha) => pose.tone('#140c0a', alpha), -0.28, 1.08, 0.34, 0.3)
      soft(pen, (alpha) => pose.tone('#140c0a', alpha), 0.36, 1.0, 0.3, 0.28)
    },
  )
}

function neck(pen: PaintContext, pose: Pose, coat: Shades, hair: Shades, run: number, stride: number): void {
  const t = pose.timeSeconds
  pen.translate(0.6, 1.36)
  pen.rotate(-0.16 * run + Math.sin(stride + 1.2) * 0.05 * run + Math.sin(t * 0.8 + pose.phase * 5) * 0.02)
  pen.translate(-0.6, -1.36)
  const wind = Math.sin(t * 2.6 + pose.phase * 6) * 0.03 + run * (0.1 + Math.sin(stride * 2) * 0.04)
  shape(pen, coat.dark, [1.06, 2.24, 1.11, 2.44, 1.16, 2.23])
  blob(pen, shaded(pen, [0.5, 2], [1, 1.5], coat), [
    ...[
      0.3, 1.6, 0.5, 1.74, 0.72, 1.98, 0.92, 2.18, 1.06, 2.26, 1.18, 2.16, 1.13, 2.0, 1.04, 1.84, 0.98, 1.62,
    ],
    ...[0.9, 1.38, 0.84, 1.16, 0.62, 1.06, 0.4, 1.28],
  ])
  blobWith(
    pen,
    shaded(pen, [1.1, 2.2], [1.36, 1.62], coat, 0.5),
    [
      ...[
        1.0, 2.22, 1.09, 2.29, 1.2, 2.24, 1.36, 2.02, 1.5, 1.81, 1.57, 1.7, 1.55, 1.62, 1.47, 1.59, 1.38,
        1.63,
      ],
      ...[1.26, 1.75, 1.12, 1.84, 1.02, 1.94, 0.98, 2.08],
    ],
    () => {
      blob(pen, coat.deep, [1.5, 1.78, 1.6, 1.7, 1.58, 1.58, 1.42, 1.56, 1.4, 1.66], 0.8)
      soft(pen, (alpha) => pose.tone('#140c0a', alpha), 1.08, 1.92, 0.16, 0.4)
    },
  )
  arc(pen, coat.deep, 0.014, [1.1, 2.06, 1.04, 1.92, 1.14, 1.86])
  oval(pen, pose.tone('#120d0c'), 1.215, 2.1, 0.034, 0.03)
  oval(pen, 'rgba(255,255,255,0.8)', 1.225, 2.112, 0.009)
  oval(pen, pose.tone('#120d0c'), 1.515, 1.715, 0.02, 0.03)
  shape(pen, coat.base, [1.0, 2.23, 1.03, 2.46, 1.12, 2.25])
  shape(pen, coat.dark, [1.03, 2.25, 1.045, 2.4, 1.09, 2.26])
  mane(pen, hair, t * 3 + pose.phase * 6, wind)
}

/** It falls from the crest in locks of one flow, and lifts in the wind. */
function mane(pen: PaintContext, hair: Shades, t: number, wind: number): void {
  const crest = (k: number): [number, number] => [
    1.1 - k * 0.74,
    2.3 - k * 0.66 + Math.sin(k * Math.PI) * 0.05,
  ]
  const tip = (k: number): [number, number] => {
    const [x, y] = crest(k)
    const wave = Math.sin(t - k * 5) * 0.035
    return [x + 0.05 - wind * 2 + wave, y - 0.44 + wind * 1.7 + wave * 0.6]
  }
  const steps = [0, 0.14, 0.28, 0.42, 0.56, 0.7, 0.84, 1]
  const edge = steps.flatMap((k, i) => [
    ...(i % 2 === 0 ? tip(k) : crest(k).map((at, axis) => at * 0.45 + (tip(k)[axis] ?? at) * 0.55)),
  ])
  blob(pen, hair.base, [...[...steps].reverse().flatMap(crest), 1.18, 2.26, ...edge], 0.7)
  for (const k of [0.06, 0.22, 0.38, 0.54, 0.7, 0.86]) {
    const [x, y] = crest(k)
    const [endX, endY] = tip(k)
    arc(pen, hair.light, 0.018, [x, y - 0.02, x + 0.05, (y + endY) / 2, endX + 0.03, endY + 0.06])
  }
  // The forelock.
  blob(pen, hair.base, [1.04, 2.3, 1.14, 2.29, 1.25, 2.13, 1.21, 2.03, 1.12, 2.14], 0.9)
}

function tail(pen: PaintContext, pose: Pose, hair: Shades, run: number): void {
  const swish = Math.sin(pose.timeSeconds * 1.9 + pose.phase * 6) * (0.07 + run * 0.03)
  const out = run * 0.34
  const up = run * 0.42
  for (const [shift, tone] of [
    [0.08, hair.deep],
    [0, hair.base],
    [-0.06, hair.light],
  ] as const)
    blob(pen, tone, [
      ...[
        -0.8,
        1.5,
        -0.94,
        1.5 + up * 0.1,
        -1.08 - out * 0.6 + shift,
        1.28 + up * 0.45,
        -1.16 - out + shift + swish * 0.5,
        0.86 + up,
      ],
      ...[
        -1.12 - out * 1.6 + shift + swish,
        0.46 + up * 1.35,
        -1.0 - out + shift + swish * 0.6,
        0.78 + up,
        -0.93 - out * 0.4,
        1.12 + up * 0.5,
        -0.82,
        1.34,
      ],
    ])
}
