import type { PaintContext } from '../canvas.ts'
import { blob, graded, line, oval } from './strokes.ts'
import type { Pose, Subject } from './subject.ts'
import { shades } from './tones.ts'

interface Arm {
  side: -1 | 1
  /** Where it leaves the trunk, how far out it grows, and how tall it then stands. */
  low: number
  out: number
  tall: number
  thick: number
}

const plants: readonly (readonly Arm[])[] = [
  [
    { side: 1, low: 1.75, out: 0.98, tall: 1.5, thick: 0.42 },
    { side: -1, low: 2.25, out: 0.86, tall: 1.05, thick: 0.38 },
  ],
  [
    { side: -1, low: 1.6, out: 1.0, tall: 1.75, thick: 0.42 },
    { side: 1, low: 2.5, out: 0.8, tall: 0.8, thick: 0.34 },
  ],
  [
    { side: 1, low: 1.5, out: 0.92, tall: 1.2, thick: 0.4 },
    { side: -1, low: 1.9, out: 1.04, tall: 1.6, thick: 0.4 },
    { side: 1, low: 2.95, out: 0.66, tall: 0.6, thick: 0.3 },
  ],
]

/** A saguaro. */
export const cactus: Subject = {
  id: 'cactus',
  words: ['cactus', 'cacti', 'saguaro'],
  one: 'cactus',
  many: 'cacti',
  home: 'land',
  place: 'desert',
  width: 3.2,
  height: 5,
  below: 0.25,
  distance: 13,
  variants: 3,
  draw(pen, pose) {
    const arms = plants[pose.seed % plants.length] ?? []
    const high = 4.15 + (pose.seed % 3) * 0.22
    // A drift of sand and a few stones gather round its foot.
    const sand = shades(pose, '#d79a5c')
    blob(
      pen,
      sand.base,
      [-1.3, -0.1, -0.7, 0.06, -0.2, 0.16, 0.3, 0.14, 0.8, 0.04, 1.4, -0.1, 0.4, -0.2, -0.5, -0.2],
    )
    for (const arm of arms) grown(pen, pose, arm)
    trunk(pen, pose, high)
    blob(pen, sand.base, [-0.7, -0.06, -0.3, 0.06, 0, 0.02, 0.3, 0.07, 0.75, -0.06, 0.2, -0.16, -0.3, -0.16])
    for (const [x, y, r] of [
      [-0.78, -0.02, 0.12],
      [-0.58, -0.08, 0.08],
      [0.72, -0.05, 0.1],
    ] as const)
      blob(
        pen,
        pose.tone('#8a6a52'),
        [x - r, y - r * 0.6, x - r * 0.7, y + r * 0.5, x + r * 0.4, y + r * 0.7, x + r, y - r * 0.5],
        0.9,
      )
  },
  feet: () => [{ x: 0, half: 0.42 }],
}

function trunk(pen: PaintContext, pose: Pose, high: number): void {
  const skin = shades(pose, pose.colour ?? '#527a4c')
  blob(
    pen,
    graded(
      pen,
      [-0.38, 0],
      [0.38, 0],
      [
        [0, skin.dark],
        [0.3, skin.light],
        [0.6, skin.base],
        [1, skin.deep],
      ],
    ),
    [
      ...[
        -0.28,
        0,
        -0.33,
        0.5,
        -0.37,
        1.5,
        -0.37,
        2.6,
        -0.33,
        high - 0.4,
        -0.2,
        high - 0.08,
        0,
        high,
        0.2,
        high - 0.08,
      ],
      ...[0.33, high - 0.4, 0.37, 2.6, 0.37, 1.5, 0.33, 0.5, 0.28, 0, 0, -0.05],
    ],
    0.9,
  )
  for (const k of [-0.26, -0.15, -0.02, 0.12, 0.25]) {
    line(pen, skin.deep, 0.022, [k * 0.85, 0.08, k, 1.4, k, 2.8, k * 0.8, high - 0.22])
    spines(pen, pose, k + 0.06, 0.3, high - 0.3)
  }
  flowers(pen, pose, 0, high)
}

/** An arm that leaves the trunk, bends, and grows up beside it. */
function grown(pen: PaintContext, pose: Pose, { side, low, out, tall, thick }: Arm): void {
  const skin = shades(pose, pose.colour ?? '#527a4c')
  const path = (offset: number, colour: string, width: number) => {
    pen.strokeStyle = colour
    pen.lineWidth = width
    pen.beginPath()
    pen.moveTo(side * 0.1, low - offset)
    pen.quadraticCurveTo(side * (out + offset), low - offset, side * (out + offset), low + 0.62)
    pen.lineTo(side * (out + offset * 0.9), low + tall)
    pen.stroke()
  }
  path(0, skin.deep, thick)
  path(-0.012 * side, skin.base, thick * 0.86)
  path(-side * thick * 0.13, skin.light, thick * 0.34)
  for (const k of [-0.28, 0, 0.28]) path(k * thick, skin.deep, 0.02)
  spines(pen, pose, side * (out + thick * 0.14), low + 0.6, low + tall)
  flowers(pen, pose, side * out, low + tall + thick * 0.5)
}

function spines(pen: PaintContext, pose: Pose, x: number, from: number, to: number): void {
  const pale = pose.tone('#e8dfb8', 0.8)
  for (let y = from; y < to; y += 0.2) line(pen, pale, 0.012, [x - 0.03, y + 0.03, x, y, x + 0.03, y + 0.035])
}

function flowers(pen: PaintContext, pose: Pose, x: number, top: number): void {
  if (pose.season === 'winter') return
  for (const [dx, r] of [
    [-0.12, 0.07],
    [0.03, 0.085],
    [0.15, 0.06],
  ] as const) {
    oval(pen, pose.tone('#e6779b'), x + dx, top - 0.02 - Math.abs(dx) * 0.4, r, r * 0.8)
    oval(pen, pose.tone('#f6d774'), x + dx, top - Math.abs(dx) * 0.4, r * 0.45, r * 0.35)
  }
}
