import { seededRandom } from '#kernel/random.ts'
import type { PaintContext } from '../canvas.ts'
import { brighten, type Colour, hex, mix } from '../colour.ts'
import { arc, blob, blobWith, graded, oval } from './strokes.ts'
import type { Pose, Subject } from './subject.ts'
import { shades } from './tones.ts'

const bunches: readonly (readonly string[])[] = [
  ['#d9506a', '#f2b8c0', '#f6efe4'],
  ['#e8a13a', '#d9572f', '#f4dfb0'],
  ['#7a62b8', '#c9a8dc', '#f3eef6'],
  ['#e9e2d4', '#f0b7a4', '#d8757e'],
]

/** A vase of flowers, at the size of a person, as all things on tables are. */
export const bouquet: Subject = {
  id: 'bouquet',
  words: [
    'bouquet',
    'vase',
    'bunch of flowers',
    'vase of flowers',
    'bouquet of flowers',
    'bouquet of roses',
    'flowers in a vase',
    'roses in a vase',
  ],
  one: 'bouquet',
  many: 'bouquets',
  home: 'land',
  place: 'room',
  tabletop: true,
  width: 2.7,
  height: 3,
  below: 0.08,
  distance: 10,
  variants: 12,
  sway: 0.002,
  draw(pen, pose) {
    const random = seededRandom(pose.seed * 71 + 3)
    const tones = (
      pose.colour === null
        ? (bunches[pose.seed % bunches.length] ?? []).map(hex)
        : [pose.colour, mix(pose.colour, [255, 255, 255], 0.5), mix(pose.colour, [255, 248, 236], 0.8)]
    ) satisfies readonly Colour[]
    leaves(pen, pose, random)
    // Behind first: the outer flowers, then those that bend to us.
    const heads = Array.from({ length: 15 }, (_, i) => {
      const ring = i < 8 ? 1 : i < 13 ? 0.58 : 0.16
      const angle = i < 8 ? (i / 7) * 2.5 + 0.32 : i < 13 ? ((i - 8) / 4) * 2.3 + 0.42 : 1.2 + (i - 13) * 0.8
      return {
        x: Math.cos(angle) * 0.98 * ring + (random() - 0.5) * 0.1,
        y: 1.52 + Math.sin(angle) * 1.02 * ring + (random() - 0.5) * 0.1,
        size: 0.26 + random() * 0.09 + (1 - ring) * 0.06,
        tone: tones[i % Math.max(1, tones.length)] ?? hex('#d9506a'),
      }
    })
    for (const { x, y } of heads) arc(pen, pose.tone('#3f6b3c'), 0.035, [x, y, x * 0.5, 1.3, x * 0.12, 0.95])
    for (const { x, y, size, tone } of heads) rose(pen, pose, x, y, size, tone, random())
    vase(pen, pose)
  },
  feet: () => [{ x: 0, half: 0.42 }],
}

function leaves(pen: PaintContext, pose: Pose, random: () => number): void {
  const green = shades(pose, '#4d7a48')
  for (let i = 0; i < 22; i++) {
    const angle = 0.1 + (i / 21) * 2.94
    const far = 0.95 + random() * 0.42
    const x = Math.cos(angle) * far
    const y = 1.36 + Math.sin(angle) * far
    const [ox, oy] = [Math.cos(angle + 1.57) * 0.13, Math.sin(angle + 1.57) * 0.13]
    const [mx, my] = [x * 0.62, 1.36 + (y - 1.36) * 0.62]
    blob(
      pen,
      [green.dark, green.base, green.light][i % 3] ?? green.base,
      [x * 0.3, 1.36 + (y - 1.36) * 0.3, mx + ox, my + oy, x, y, mx - ox, my - oy],
      0.9,
    )
  }
}

/** Petals in three turns round a heart. */
function rose(
  pen: PaintContext,
  pose: Pose,
  x: number,
  y: number,
  size: number,
  tone: Colour,
  turn: number,
): void {
  const rings = [
    [1, 7, 0.78],
    [0.72, 6, 1],
    [0.44, 5, 0.86],
  ] as const
  for (const [ring, count, level] of rings)
    for (let i = 0; i < count; i++) {
      const angle = turn * 6 + ring * 2 + (i / count) * Math.PI * 2
      const px = x + Math.cos(angle) * size * ring * 0.52
      const py = y + Math.sin(angle) * size * ring * 0.48
      oval(
        pen,
        pose.tone(brighten(tone, level * (0.9 + 0.16 * Math.sin(angle + 0.8)))),
        px,
        py,
        size * 0.46 * (0.5 + ring * 0.5),
      )
    }
  oval(pen, pose.tone(brighten(tone, 0.62)), x, y, size * 0.15)
  arc(pen, pose.tone(mix(tone, [255, 255, 255], 0.5)), size * 0.05, [
    x - size * 0.3,
    y + size * 0.22,
    x - size * 0.05,
    y + size * 0.5,
    x + size * 0.26,
    y + size * 0.3,
  ])
}

function vase(pen: PaintContext, pose: Pose): void {
  const glaze = shades(pose, ['#dfe4e2', '#3f6f86', '#e9dcc4', '#5a6b58'][pose.seed % 4] ?? '#dfe4e2')
  blobWith(
    pen,
    graded(
      pen,
      [-0.56, 0],
      [0.56, 0],
      [
        [0, glaze.dark],
        [0.12, glaze.base],
        [0.3, glaze.light],
        [0.65, glaze.base],
        [1, glaze.deep],
      ],
    ),
    [
      -0.3, 1.2, -0.26, 1.04, -0.36, 0.86, -0.52, 0.6, -0.5, 0.3, -0.36, 0.05, 0, -0.02, 0.36, 0.05, 0.5, 0.3,
      0.52, 0.6, 0.36, 0.86, 0.26, 1.04, 0.3, 1.2, 0, 1.16,
    ],
    () => {
      blob(
        pen,
        'rgba(255,255,255,0.6)',
        [-0.38, 0.68, -0.4, 0.42, -0.3, 0.24, -0.24, 0.28, -0.31, 0.46, -0.28, 0.7],
        0.8,
      )
      for (const y of [0.86, 0.8]) arc(pen, glaze.dark, 0.018, [-0.6, y, 0, y - 0.09, 0.6, y])
    },
    0.85,
  )
  oval(pen, glaze.light, 0, 1.19, 0.31, 0.06)
  oval(pen, glaze.deep, 0, 1.19, 0.26, 0.042)
}
