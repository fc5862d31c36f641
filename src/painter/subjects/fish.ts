import type { PaintContext } from '../canvas.ts'
import { arc, blob, blobWith, graded, oval, soft } from './strokes.ts'
import type { Pose, Subject } from './subject.ts'
import { shades } from './tones.ts'

const scales = ['#f08a2c', '#f2c534', '#3f8fd8', '#d9506a', '#46b8a4', '#8a6fd0']

type Skin = ReturnType<typeof shades>
type Kind = (pen: PaintContext, pose: Pose, skin: Skin, beat: number) => void

/** Fish of the reef: each of a shoal may be of another kind. */
export const fish: Subject = {
  id: 'fish',
  words: ['fish', 'goldfish', 'clownfish', 'koi', 'salmon', 'school of fish', 'fishes', 'shoal'],
  one: 'fish',
  many: 'fish',
  home: 'deep',
  place: 'underwater',
  width: 2.4,
  height: 1.75,
  below: 0.2,
  distance: 8,
  speed: 0.5,
  animated: true,
  draw(pen, pose) {
    const skin = shades(pose, pose.colour ?? scales[pose.seed % scales.length] ?? '#f08a2c')
    const beat = Math.sin(pose.timeSeconds * 6 + pose.phase * 30)
    pen.translate(0, 0.74 + Math.sin(pose.timeSeconds * 1.3 + pose.phase * 9) * 0.03)
    kinds[pose.seed % kinds.length]?.(pen, pose, skin, beat)
  },
}

const kinds: readonly Kind[] = [clown, angel, tang, slim]

/** A body whose back is dark and whose belly is light, with what is painted on it. */
function body(pen: PaintContext, skin: Skin, outline: readonly number[], inside: () => void): void {
  const round = graded(
    pen,
    [0, 0.5],
    [0, -0.5],
    [
      [0, skin.dark],
      [0.45, skin.base],
      [0.8, skin.light],
      [1, skin.base],
    ],
  )
  blobWith(pen, round, outline, inside)
}

function eye(pen: PaintContext, pose: Pose, x: number, y: number, r: number): void {
  oval(pen, pose.tone('#f7f3ea'), x, y, r)
  oval(pen, pose.tone('#14161c'), x + r * 0.2, y, r * 0.58)
  oval(pen, 'rgba(255,255,255,0.95)', x + r * 0.38, y + r * 0.28, r * 0.2)
}

/** Rays in a fin, from its foot to its edge. */
function rays(
  pen: PaintContext,
  colour: string,
  feet: readonly (readonly [number, number, number, number])[],
): void {
  for (const [x, y, toX, toY] of feet) arc(pen, colour, 0.012, [x, y, (x + toX) / 2, (y + toY) / 2, toX, toY])
}

function clown(pen: PaintContext, pose: Pose, skin: Skin, beat: number): void {
  const white = pose.tone('#f7f3ea')
  const tail = 0.8 + beat * 0.2
  blob(
    pen,
    skin.base,
    [-0.6, 0.1, -0.6 - 0.36 * tail, 0.34, -0.6 - 0.44 * tail, 0.02, -0.6 - 0.36 * tail, -0.3, -0.6, -0.08],
    0.9,
  )
  rays(
    pen,
    skin.dark,
    [-0.2, -0.06, 0.08, 0.2].map((y) => [-0.62, y * 0.3, -0.6 - 0.4 * tail, y] as const),
  )
  blob(pen, skin.base, [0.34, 0.36, 0.1, 0.56, -0.1, 0.44, -0.26, 0.5, -0.48, 0.36, -0.4, 0.16], 0.9)
  blob(pen, skin.base, [0.06, -0.32, -0.12, -0.54, -0.36, -0.46, -0.42, -0.16], 0.9)
  body(
    pen,
    skin,
    [
      0.82, 0.02, 0.66, 0.24, 0.3, 0.4, -0.15, 0.36, -0.66, 0.1, -0.68, -0.08, -0.2, -0.32, 0.25, -0.38, 0.62,
      -0.24,
    ],
    () => {
      for (const [x, wide] of [
        [0.4, 0.08],
        [-0.08, 0.1],
        [-0.52, 0.05],
      ] as const) {
        blob(
          pen,
          pose.tone('#1d1a20'),
          [
            x - wide - 0.03,
            0.5,
            x + wide + 0.03,
            0.5,
            x + wide * 2 + 0.03,
            0,
            x + wide + 0.03,
            -0.5,
            x - wide - 0.03,
            -0.5,
            x - wide * 0.2 - 0.03,
            0,
          ],
          0.8,
        )
        blob(
          pen,
          white,
          [x - wide, 0.5, x + wide, 0.5, x + wide * 2, 0, x + wide, -0.5, x - wide, -0.5, x - wide * 0.2, 0],
          0.8,
        )
      }
    },
  )
  const fan = beat * 0.05
  blob(pen, skin.dark, [0.22, -0.02, 0.06, -0.02, -0.08, -0.12 - fan, -0.04, -0.26 - fan, 0.12, -0.2], 0.9)
  eye(pen, pose, 0.6, 0.09, 0.085)
  arc(pen, skin.deep, 0.016, [0.81, -0.02, 0.74, -0.06, 0.7, -0.02])
}

/** Tall and thin, with long trailing fins. */
function angel(pen: PaintContext, pose: Pose, skin: Skin, beat: number): void {
  const trail = beat * 0.05
  const pale = pose.tone('#f4efd8')
  blob(
    pen,
    skin.dark,
    [-0.44, 0.1, -0.68 - beat * 0.04, 0.24, -0.72, 0, -0.68 + beat * 0.04, -0.22, -0.44, -0.1],
    0.8,
  )
  blob(pen, skin.base, [0.3, 0.42, 0.1, 0.66, -0.3, 0.86, -0.86, 0.92 + trail, -0.5, 0.66, -0.42, 0.3], 0.9)
  blob(
    pen,
    skin.base,
    [0.3, -0.42, 0.1, -0.62, -0.3, -0.8, -0.82, -0.84 - trail, -0.48, -0.58, -0.42, -0.28],
    0.9,
  )
  body(
    pen,
    skin,
    [
      0.72, 0.0, 0.56, 0.2, 0.3, 0.44, -0.05, 0.5, -0.36, 0.3, -0.48, 0.1, -0.48, -0.1, -0.36, -0.3, -0.05,
      -0.5, 0.3, -0.44, 0.56, -0.2,
    ],
    () => {
      for (const [x, wide] of [
        [0.46, 0.05],
        [0.14, 0.07],
        [-0.24, 0.07],
      ] as const)
        blob(
          pen,
          pale,
          [
            x - wide,
            0.6,
            x + wide,
            0.6,
            x + wide * 1.8,
            0,
            x + wide,
            -0.6,
            x - wide,
            -0.6,
            x + wide * 0.2,
            0,
          ],
          0.8,
        )
    },
  )
  blob(pen, pale, [0.2, -0.42, 0.12, -0.7 - trail, -0.1, -0.96 - trail * 2, 0.04, -0.66, 0.1, -0.4], 0.9)
  eye(pen, pose, 0.53, 0.08, 0.07)
  arc(pen, skin.deep, 0.014, [0.71, -0.01, 0.66, -0.05, 0.61, -0.03])
}

/** A surgeon: an oval with a dark sickle on its side and a bright tail. */
function tang(pen: PaintContext, pose: Pose, skin: Skin, beat: number): void {
  const tail = 0.82 + beat * 0.18
  const bright = pose.tone('#f4cf3e')
  blob(pen, skin.deep, [0.5, 0.3, 0.1, 0.52, -0.4, 0.46, -0.66, 0.2, -0.3, 0.2, 0.2, 0.26], 0.9)
  blob(pen, skin.deep, [0.2, -0.34, -0.2, -0.5, -0.56, -0.36, -0.64, -0.12, -0.2, -0.24], 0.9)
  blob(
    pen,
    bright,
    [-0.62, 0.07, -0.66 - 0.3 * tail, 0.36, -0.62 - 0.2 * tail, 0.0, -0.66 - 0.3 * tail, -0.34, -0.62, -0.07],
    0.7,
  )
  body(
    pen,
    skin,
    [
      0.78, 0.0, 0.62, 0.24, 0.3, 0.4, -0.1, 0.4, -0.5, 0.18, -0.7, 0.05, -0.7, -0.06, -0.5, -0.16, -0.1,
      -0.36, 0.3, -0.38, 0.62, -0.22,
    ],
    () => {
      blob(
        pen,
        pose.tone('#171b2b'),
        [
          0.5, 0.26, 0.2, 0.24, -0.2, 0.14, -0.72, 0.06, -0.72, -0.08, -0.3, -0.04, 0.02, 0.02, 0.24, -0.1,
          0.34, 0.02, 0.2, 0.14, 0.44, 0.2,
        ],
        0.9,
      )
      soft(pen, (alpha) => `rgba(255,255,255,${alpha})`, 0.4, 0.3, 0.26, 0.22)
    },
  )
  blob(pen, bright, [0.26, -0.06, 0.1, -0.04, -0.04, -0.1 - beat * 0.05, 0.06, -0.22], 0.9)
  eye(pen, pose, 0.58, 0.1, 0.066)
  arc(pen, skin.deep, 0.014, [0.77, -0.01, 0.7, -0.05, 0.66, -0.03])
}

/** A slender fish of the shoals, with one bright line. */
function slim(pen: PaintContext, pose: Pose, skin: Skin, beat: number): void {
  const tail = 0.8 + beat * 0.2
  blob(
    pen,
    skin.dark,
    [
      -0.72,
      0.04,
      -0.74 - 0.32 * tail,
      0.3,
      -0.76 - 0.16 * tail,
      0.0,
      -0.74 - 0.32 * tail,
      -0.28,
      -0.72,
      -0.04,
    ],
    0.7,
  )
  blob(pen, skin.dark, [0.2, 0.22, 0.0, 0.4, -0.16, 0.38, -0.26, 0.16], 0.8)
  blob(pen, skin.dark, [-0.1, -0.18, -0.28, -0.34, -0.42, -0.3, -0.44, -0.1], 0.8)
  body(
    pen,
    skin,
    [
      0.86, 0.02, 0.66, 0.16, 0.3, 0.25, -0.1, 0.23, -0.5, 0.1, -0.78, 0.03, -0.78, -0.03, -0.5, -0.1, -0.1,
      -0.2, 0.3, -0.22, 0.66, -0.14,
    ],
    () => {
      blob(
        pen,
        pose.tone('#eef6f4'),
        [0.9, -0.06, 0.3, -0.08, -0.4, -0.06, -0.4, -0.3, 0.4, -0.3, 0.9, -0.2],
        0.8,
      )
      arc(pen, pose.tone('#d8fff2'), 0.05, [0.62, 0.05, 0.1, 0.1, -0.76, 0.02])
    },
  )
  blob(pen, skin.dark, [0.34, -0.04, 0.2, -0.05, 0.1, -0.14 - beat * 0.04, 0.24, -0.14], 0.9)
  eye(pen, pose, 0.66, 0.045, 0.058)
}
