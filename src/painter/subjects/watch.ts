import type { PaintContext } from '../canvas.ts'
import { brighten, type Colour, hex, luminance, mix } from '../colour.ts'
import { blobWith, graded, line, oval, rounded, shape } from './strokes.ts'
import type { Pose, Subject } from './subject.ts'
import { shades } from './tones.ts'

const FACE_Y = 1.36
const dials = [
  ['#31547f', '#0f1c33'],
  ['#2f6a58', '#0e2620'],
  ['#4a4a50', '#121216'],
  ['#f3ead6', '#cdbf9f'],
] as const

/** A wristwatch round its cushion, at the size of a person, as products are. Its second hand goes. */
export const watch: Subject = {
  id: 'watch',
  words: ['watch', 'wristwatch', 'wrist watch', 'timepiece', 'chronograph'],
  one: 'watch',
  many: 'watches',
  home: 'land',
  place: 'studio',
  tabletop: true,
  written: true,
  width: 2,
  height: 2.7,
  below: 0.05,
  distance: 9,
  animated: true,
  draw(pen, pose) {
    cushion(pen, pose)
    strap(pen, pose)
    metal(pen, pose)
    dial(pen, pose)
  },
  feet: () => [{ x: 0, half: 0.78 }],
}

function cushion(pen: PaintContext, pose: Pose): void {
  rounded(
    pen,
    graded(
      pen,
      [-0.84, 0],
      [0.84, 0],
      [
        [0, pose.tone('#1d1b20')],
        [0.12, pose.tone('#57525c')],
        [0.3, pose.tone('#3a363f')],
        [0.8, pose.tone('#2a272e')],
        [0.95, pose.tone('#4a454f')],
        [1, pose.tone('#17151a')],
      ],
    ),
    -0.84,
    0,
    0.84,
    2.5,
    0.24,
  )
  rounded(pen, pose.tone('#6a646f', 0.5), -0.7, 2.38, 0.7, 2.48, 0.05)
}

function strap(pen: PaintContext, pose: Pose): void {
  const leather = shades(
    pose,
    (isMetal(pose.colour) ? null : pose.colour) ??
      ['#6b4128', '#2e3440', '#8a3b2a'][pose.seed % 3] ??
      '#6b4128',
  )
  const round = graded(
    pen,
    [-0.46, 0],
    [0.46, 0],
    [
      [0, leather.deep],
      [0.14, leather.base],
      [0.34, leather.light],
      [0.7, leather.base],
      [1, leather.deep],
    ],
  )
  shape(pen, round, [-0.46, FACE_Y, 0.46, FACE_Y, 0.4, 2.56, 0.34, 2.62, -0.34, 2.62, -0.4, 2.56])
  shape(pen, round, [-0.46, FACE_Y, 0.46, FACE_Y, 0.39, 0.12, 0.33, 0.02, -0.33, 0.02, -0.39, 0.12])
  for (const [from, to, inner, outer] of [
    [2.12, 2.56, 0.37, 0.34],
    [0.62, 0.1, 0.37, 0.33],
  ] as const)
    for (const side of [-1, 1])
      for (let i = 0; i < 7; i++) {
        const at = (k: number) => [side * (inner + (outer - inner) * k), from + (to - from) * k] as const
        line(pen, pose.tone('#efe0c2'), 0.014, [...at(i / 7), ...at((i + 0.6) / 7)])
      }
  for (const y of [0.14, 0.28, 0.42]) oval(pen, leather.deep, 0, y, 0.034, 0.026)
}

/** A colour word that names a metal is the case's, any other the strap's. */
const isMetal = (colour: Colour | null) =>
  colour !== null && metals.some((metal) => metal.join() === colour.join())
const metals = ['#d9a441', '#b3693f'].map(hex)

function metal(pen: PaintContext, pose: Pose): void {
  const own = isMetal(pose.colour) ? pose.colour : null
  const tone = (steel: string) =>
    pose.tone(
      own === null ? steel : mix(brighten(own, 1.2 * luminance(hex(steel)) + 0.3), [255, 246, 214], 0.2),
    )
  const steel = (x: number, y: number) =>
    graded(
      pen,
      [-x, FACE_Y + y],
      [x, FACE_Y - y],
      [
        [0, tone('#ffffff')],
        [0.2, tone('#b9bdc4')],
        [0.38, tone('#f4f5f6')],
        [0.55, tone('#8b9099')],
        [0.75, tone('#d3d6da')],
        [1, tone('#6b7079')],
      ],
    )
  const bright = steel(0.7, 0.7)
  for (const side of [-1, 1])
    for (const end of [-1, 1])
      shape(pen, bright, [
        ...[
          side * 0.36,
          FACE_Y + end * 0.6,
          side * 0.68,
          FACE_Y + end * 0.42,
          side * 0.6,
          FACE_Y + end * 0.84,
        ],
        ...[side * 0.56, FACE_Y + end * 0.92, side * 0.47, FACE_Y + end * 0.93],
      ])
  rounded(pen, steel(0.9, 0.2), 0.76, FACE_Y - 0.11, 0.93, FACE_Y + 0.11, 0.03)
  for (let i = -3; i <= 3; i++)
    line(pen, pose.tone('#5b6069'), 0.012, [0.81, FACE_Y + i * 0.03, 0.92, FACE_Y + i * 0.03])
  oval(pen, pose.tone('#4f545d'), 0, FACE_Y, 0.815)
  oval(pen, bright, 0, FACE_Y, 0.8)
  oval(pen, steel(-0.6, -0.6), 0, FACE_Y, 0.725)
  oval(pen, pose.tone('#2c3038'), 0, FACE_Y, 0.655)
}

function dial(pen: PaintContext, pose: Pose): void {
  const [light, dark] = dials[pose.seed % dials.length] ?? dials[0]
  const pale = light === '#f3ead6'
  const ink = pose.tone(pale ? '#3a2f24' : '#f6f1e2')
  const glow = pen.createRadialGradient(-0.2, FACE_Y + 0.25, 0.05, 0, FACE_Y, 0.66)
  glow.addColorStop(0, pose.tone(light))
  glow.addColorStop(1, pose.tone(dark))
  oval(pen, glow, 0, FACE_Y, 0.64)
  const at = (angle: number, far: number) => [Math.sin(angle) * far, FACE_Y + Math.cos(angle) * far] as const
  for (let i = 0; i < 60; i++)
    line(pen, ink, i % 5 === 0 ? 0.014 : 0.007, [
      ...at((i * Math.PI) / 30, 0.585),
      ...at((i * Math.PI) / 30, 0.615),
    ])
  for (let i = 0; i < 12; i++) {
    const angle = (i * Math.PI) / 6
    if (i === 3) continue
    line(pen, pose.tone('#000000', 0.35), 0.045, [...at(angle + 0.02, 0.45), ...at(angle + 0.02, 0.55)])
    line(pen, ink, i % 3 === 0 ? 0.045 : 0.03, [...at(angle, i % 3 === 0 ? 0.43 : 0.47), ...at(angle, 0.55)])
  }
  // The day of the month.
  rounded(pen, pose.tone('#f6f1e2'), 0.4, FACE_Y - 0.055, 0.54, FACE_Y + 0.055, 0.015)
  line(pen, pose.tone('#22222a'), 0.016, [0.44, FACE_Y + 0.025, 0.44, FACE_Y - 0.03])
  pen.strokeStyle = pose.tone('#22222a')
  pen.lineWidth = 0.014
  pen.beginPath()
  pen.ellipse(0.49, FACE_Y, 0.02, 0.028, 0, 0, 7)
  pen.stroke()
  const hand = (angle: number, long: number, half: number) => {
    const tip = at(angle, long)
    const tail = at(angle, -0.1)
    const left = [...at(angle - Math.PI / 2, half)]
    const right = [...at(angle + Math.PI / 2, half)]
    shape(pen, pose.tone(pale ? '#3a2f24' : '#ffffff'), [...tail, ...left, ...tip])
    shape(pen, pose.tone(pale ? '#6b5a48' : '#b9bec6'), [...tail, ...right, ...tip])
  }
  hand(-1.06, 0.34, 0.034)
  hand(0.95, 0.52, 0.026)
  const second = (pose.timeSeconds + pose.phase * 60) * (Math.PI / 30)
  line(pen, pose.tone('#e2543c'), 0.013, [...at(second, -0.16), ...at(second, 0.57)])
  oval(pen, pose.tone('#e2543c'), 0, FACE_Y, 0.032)
  oval(pen, pose.tone('#ffffff'), 0, FACE_Y, 0.013)
  // The soft box in the crystal.
  const ring = Array.from({ length: 12 }, (_, i) => at((i * Math.PI) / 6, 0.64)).flat()
  blobWith(pen, 'rgba(255,255,255,0)', ring, () =>
    shape(
      pen,
      graded(
        pen,
        [-0.6, FACE_Y + 0.6],
        [0, FACE_Y],
        [
          [0, 'rgba(255,255,255,0.5)'],
          [1, 'rgba(255,255,255,0.06)'],
        ],
      ),
      [-0.8, FACE_Y + 0.1, -0.1, FACE_Y + 0.8, 0.2, FACE_Y + 0.7, -0.7, FACE_Y - 0.2],
    ),
  )
}
