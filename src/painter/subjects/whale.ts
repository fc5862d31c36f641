import type { PaintContext } from '../canvas.ts'
import { blob, graded, line, oval } from './strokes.ts'
import type { Pose, Subject } from './subject.ts'
import { shades } from './tones.ts'

/** A humpback: above the water it breaches, under water it glides. */
export const whale: Subject = {
  id: 'whale',
  words: ['whale', 'humpback', 'humpback whale', 'blue whale', 'orca'],
  one: 'whale',
  many: 'whales',
  home: 'water',
  alsoIn: ['underwater'],
  place: 'sea',
  width: 17,
  height: 10.5,
  below: 3.2,
  distance: 34,
  speed: 0.8,
  animated: true,
  draw(pen, pose) {
    if (pose.submerged) gliding(pen, pose)
    else breaching(pen, pose)
  },
}

function body(pen: PaintContext, pose: Pose, fluke: number): void {
  const skin = shades(pose, pose.colour ?? '#41586c')
  const pale = pose.tone('#dfe6e6')
  // Head to the right, 14 metres long, the middle at the origin.
  blob(pen, skin.dark, [
    ...[-6.4, 0.1 + fluke, -7.1, 0.75 + fluke * 1.4, -8.1, 1.0 + fluke * 1.5, -7.6, 0.3 + fluke * 1.3],
    ...[-8.0, -0.45 + fluke * 1.5, -7.0, -0.15 + fluke * 1.3],
  ])
  blob(pen, skin.base, [
    ...[7.2, 0.25, 6.2, 1.15, 3.6, 1.85, 0.6, 1.9, -2.2, 1.3, -4.6, 0.65 + fluke * 0.4, -6.7, 0.32 + fluke],
    ...[-6.7, -0.1 + fluke, -4.4, -0.35 + fluke * 0.4, -1.4, -1.2, 2.2, -1.75, 5.4, -1.3, 7.0, -0.4],
  ])
  blob(
    pen,
    pale,
    [
      7.1, -0.1, 5.2, -0.15, 2.6, -0.5, 0.2, -0.85, -1.9, -1.02, -0.6, -1.45, 2.2, -1.72, 5.4, -1.28, 6.9,
      -0.5,
    ],
  )
  for (let i = 0; i < 7; i++) {
    const drop = i * 0.17
    line(pen, skin.light, 0.06, [
      6.4 - i * 0.25,
      -0.32 - drop * 0.8,
      3.4,
      -0.62 - drop,
      0.1 - i * 0.1,
      -0.95 - drop * 0.5,
    ])
  }
  blob(pen, skin.light, [6.0, 1.1, 3.4, 1.72, 0.4, 1.78, -2.2, 1.2, 0.2, 1.5, 3.4, 1.4], 0.9)
  blob(pen, skin.dark, [-1.7, 1.42, -2.5, 2.0, -2.7, 1.95, -2.7, 1.2], 0.7)
  line(pen, skin.deep, 0.09, [7.1, 0.02, 5.2, 0.02, 4.2, -0.28])
  oval(pen, skin.deep, 4.3, 0.18, 0.17, 0.14)
  oval(pen, pale, 4.34, 0.22, 0.05)
}

function fin(pen: PaintContext, pose: Pose, angle: number): void {
  const skin = shades(pose, pose.colour ?? '#41586c')
  pen.save()
  pen.translate(2.6, -0.7)
  pen.rotate(angle)
  blob(pen, skin.dark, [0.6, 0, 0.2, 0.35, -1.4, 0.5, -3.3, 0.25, -3.9, -0.1, -2.6, -0.3, -0.6, -0.45])
  pen.restore()
}

function gliding(pen: PaintContext, pose: Pose): void {
  const t = pose.timeSeconds * 0.8 + pose.phase * 6
  pen.translate(0, 3 + Math.sin(t * 0.7) * 0.3)
  pen.rotate(0.07 + Math.sin(t * 0.7 + 1) * 0.03)
  fin(pen, pose, 0.75 + Math.sin(t) * 0.12)
  body(pen, pose, Math.sin(t) * 0.6)
  fin(pen, pose, 0.35 + Math.sin(t + 0.6) * 0.16)
}

function breaching(pen: PaintContext, pose: Pose): void {
  // Time runs slowly at the top of the leap, and never to its end: any still shows it.
  const turn = 0.4 + 0.16 * Math.sin(pose.timeSeconds * 0.5 + pose.phase * 6)
  const rise = 0.86 + 0.14 * Math.sin(pose.timeSeconds * 0.8 + pose.phase * 6)
  pen.save()
  // What is under the surface is not seen.
  pen.beginPath()
  pen.rect(-9, -0.25, 18, 12)
  pen.clip()
  pen.translate(-0.8 + turn * 1.6, -4.2 + rise * 6.1)
  pen.rotate(1.12 - turn * 0.5)
  pen.scale(0.95, 0.95)
  fin(pen, pose, -0.9)
  body(pen, pose, 0)
  fin(pen, pose, 0.5)
  pen.restore()
  splash(pen, pose, rise)
}

/** Water thrown up round the body: sheets that stand up and fall apart, drops, a ring of foam. */
function splash(pen: PaintContext, pose: Pose, rise: number): void {
  const foam = (alpha: number) => pose.tone('#f4f9fa', alpha)
  const water = (alpha: number) => pose.tone('#9cc3d2', alpha)
  const t = pose.timeSeconds
  blob(
    pen,
    water(0.75),
    [-6.4, -0.2, -4, 0.04, -1.6, 0.1, 1.8, 0.1, 4.4, 0.02, 6.6, -0.2, 3, -0.46, -3, -0.46],
    0.9,
  )
  for (let i = 0; i < 9; i++) {
    const k = i / 8 - 0.5
    const pulse = 0.72 + 0.28 * Math.sin(t * 2.1 + i * 1.7 + pose.phase * 6)
    const tall = (2.5 - Math.abs(k) * 3) * pulse * (0.45 + rise * 0.55) * (i % 2 === 0 ? 1 : 0.66)
    const x = k * 6.2
    const lean = k * 2.6
    blob(
      pen,
      graded(
        pen,
        [x, -0.2],
        [x + lean, tall],
        [
          [0, foam(0.95)],
          [0.55, foam(0.7)],
          [1, foam(0.05)],
        ],
      ),
      [
        x - 0.62,
        -0.25,
        x - 0.3 + lean * 0.5,
        tall * 0.55,
        x + lean,
        tall,
        x + 0.22 + lean * 0.6,
        tall * 0.5,
        x + 0.66,
        -0.25,
      ],
      0.9,
    )
  }
  for (let i = 0; i < 46; i++) {
    const a = (i * 0.618 + pose.phase) % 1
    const age = (t * 0.55 + a * 3.1) % 1
    const x = (a - 0.5) * 6.6 + (a - 0.5) * age * 5.5
    const y = Math.sin(age * Math.PI) * (1.3 + 2.2 * ((i * 0.37) % 1)) * (0.35 + rise * 0.65)
    oval(pen, foam(0.9 * (1 - age * 0.7)), x, y - 0.1, 0.05 + 0.1 * ((i * 0.73) % 1))
  }
  for (let i = 0; i < 12; i++) {
    const k = i / 11 - 0.5
    const swell = 0.34 + 0.16 * Math.sin(t * 1.4 + i * 2.3)
    oval(
      pen,
      foam(0.85),
      k * 9.4,
      -0.22 + Math.sin(i * 1.9) * 0.06,
      0.75 - Math.abs(k) * 0.5,
      swell * (0.8 - Math.abs(k) * 0.7),
    )
  }
}
