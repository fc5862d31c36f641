import type { PaintContext } from '../canvas.ts'
import { blob, blobWith, graded, line, oval, shaded, shape } from './strokes.ts'
import type { Pose, Subject } from './subject.ts'
import { shades } from './tones.ts'

const colours = ['#d8432f', '#2f6fb0', '#2aa08a', '#f0a92f']
type Shades = ReturnType<typeof shades>

/** A running shoe, at the size of a person, as products are. Its toe points right. */
export const shoe: Subject = {
  id: 'shoe',
  words: ['shoe', 'sneaker', 'trainer', 'boot', 'running shoe', 'footwear'],
  one: 'shoe',
  many: 'shoes',
  home: 'land',
  place: 'studio',
  tabletop: true,
  width: 3.1,
  height: 1.75,
  below: 0.05,
  distance: 8.8,
  variants: 4,
  draw(pen, pose) {
    const upper = shades(pose, pose.colour ?? colours[pose.seed % colours.length] ?? '#d8432f')
    const white = shades(pose, '#f6f3ec')
    collar(pen, pose, upper)
    body(pen, pose, upper, white)
    laces(pen, pose, white)
    sole(pen, pose, upper, white)
  },
  feet: () => [{ x: 0, half: 1.3 }],
}

/** What is seen inside of the opening, and the tongue. */
function collar(pen: PaintContext, pose: Pose, upper: Shades): void {
  blob(
    pen,
    pose.tone('#2a2530'),
    [-1.2, 1.34, -1.05, 1.42, -0.8, 1.26, -0.42, 1.32, -0.2, 1.4, -0.3, 1, -0.9, 0.96],
  )
  blob(
    pen,
    upper.dark,
    [-0.5, 1.1, -0.46, 1.52, -0.37, 1.66, -0.2, 1.66, -0.1, 1.52, 0.16, 1.14, -0.2, 0.96],
    0.8,
  )
  blob(pen, upper.light, [-0.42, 1.2, -0.38, 1.52, -0.31, 1.62, -0.21, 1.61, -0.15, 1.5, 0.08, 1.16], 0.8)
  shape(pen, pose.tone('#f6f3ec'), [-0.37, 1.44, -0.2, 1.48, -0.18, 1.56, -0.35, 1.53])
}

function body(pen: PaintContext, pose: Pose, upper: Shades, white: Shades): void {
  const light = shaded(pen, [-0.2, 1.35], [0.1, 0.35], upper)
  const outline = [
    ...[-1.28, 0.34, -1.4, 0.62, -1.39, 0.95, -1.33, 1.2, -1.33, 1.38, -1.22, 1.44, -1.1, 1.38, -0.98, 1.18],
    ...[-0.8, 1.07, -0.56, 1.06, -0.36, 1.2, -0.2, 1.38, -0.08, 1.36, 0.2, 1.13, 0.52, 0.93, 0.84, 0.83],
    ...[1.14, 0.74, 1.36, 0.58, 1.42, 0.42, 1.36, 0.32],
  ]
  blobWith(
    pen,
    light,
    outline,
    () => {
      blob(pen, upper.dark, [-1.5, 0.2, -1.5, 0.96, -1.26, 1.0, -1.0, 0.84, -0.84, 0.56, -0.8, 0.2], 0.8)
      blob(pen, upper.light, [-1.4, 1.1, -1.4, 1.6, -1.1, 1.6, -1.02, 1.18, -1.16, 1.06], 0.7)
      line(pen, upper.deep, 0.012, [-1.26, 1.0, -1.12, 0.94, -0.98, 0.8, -0.86, 0.56, -0.82, 0.36])
      // The toe's bumper, and the holes that let it breathe.
      blob(pen, white.base, [0.74, 0.2, 0.8, 0.5, 0.96, 0.66, 1.2, 0.72, 1.5, 0.7, 1.5, 0.2], 0.8)
      line(pen, upper.deep, 0.012, [0.77, 0.36, 0.82, 0.52, 0.97, 0.665, 1.18, 0.725])
      for (let row = 0; row < 3; row++)
        for (let i = 0; i < 4 - row; i++)
          oval(pen, upper.deep, 0.46 + i * 0.1 + row * 0.055, 0.62 + row * 0.075 - i * 0.012, 0.015)
      // A wave along the side.
      blob(
        pen,
        white.light,
        [
          -1.06, 0.92, -0.8, 0.66, -0.4, 0.53, 0, 0.58, 0.28, 0.76, 0.44, 0.98, 0.18, 0.84, -0.12, 0.74, -0.5,
          0.74,
        ],
        0.9,
      )
      // The stay that carries the laces.
      blob(
        pen,
        upper.dark,
        [-0.3, 1.3, -0.16, 1.42, 0.2, 1.16, 0.66, 0.9, 0.56, 0.8, 0.2, 0.93, -0.16, 1.14],
        0.7,
      )
      line(pen, upper.light, 0.01, [-0.27, 1.26, -0.14, 1.15, 0.2, 0.95, 0.54, 0.82])
      pen.fillStyle = graded(
        pen,
        [0, 0.3],
        [0, 0.62],
        [
          [0, pose.tone('#141016', 0.5)],
          [1, pose.tone('#141016', 0)],
        ],
      )
      pen.fillRect(-1.5, 0.3, 3, 0.4)
      // The soft box on the heel and the toe.
      pen.globalAlpha = 0.4
      blob(pen, 'rgb(255,255,255)', [-1.3, 0.6, -1.3, 1.2, -1.22, 1.2, -1.24, 0.7], 0.9)
      blob(
        pen,
        'rgb(255,255,255)',
        [0.7, 0.84, 1.02, 0.74, 1.26, 0.62, 1.3, 0.54, 1.06, 0.66, 0.76, 0.76],
        0.9,
      )
      pen.globalAlpha = 1
    },
    0.85,
  )
  line(
    pen,
    upper.light,
    0.035,
    [-1.12, 1.37, -0.98, 1.17, -0.8, 1.065, -0.56, 1.055, -0.37, 1.19, -0.22, 1.36],
  )
}

function laces(pen: PaintContext, pose: Pose, white: Shades): void {
  for (let i = 0; i < 5; i++) {
    const x = -0.1 + i * 0.145
    const y = 1.27 - i * 0.098
    oval(pen, pose.tone('#1c1a22'), x - 0.08, y - 0.1, 0.026)
    line(pen, pose.tone('#1c1a22', 0.4), 0.075, [x - 0.08, y - 0.11, x + 0.09, y + 0.04])
    line(pen, white.light, 0.06, [x - 0.08, y - 0.1, x + 0.1, y + 0.06])
  }
  // The bow.
  blob(pen, white.base, [-0.16, 1.42, -0.4, 1.36, -0.5, 1.24, -0.36, 1.2, -0.2, 1.32], 0.9)
  blob(pen, white.dark, [-0.22, 1.4, -0.38, 1.33, -0.43, 1.26, -0.34, 1.26, -0.22, 1.35], 0.9)
  blob(pen, white.light, [-0.14, 1.42, 0.04, 1.54, 0.2, 1.5, 0.16, 1.4, -0.06, 1.36], 0.9)
  blob(pen, white.dark, [-0.08, 1.42, 0.05, 1.49, 0.13, 1.47, 0.1, 1.42, -0.04, 1.39], 0.9)
  line(pen, white.light, 0.045, [-0.14, 1.38, -0.24, 1.18, -0.2, 1.06])
  line(pen, white.light, 0.045, [-0.12, 1.38, 0.02, 1.22, 0.1, 1.02])
  oval(pen, white.light, -0.14, 1.4, 0.06, 0.05)
}

function sole(pen: PaintContext, pose: Pose, upper: Shades, white: Shades): void {
  const rubber = pose.tone('#2a2b33')
  blob(
    pen,
    rubber,
    [
      -1.34, 0.14, -1.26, 0.02, -0.9, 0, 0.2, 0, 0.9, 0.01, 1.24, 0.08, 1.47, 0.24, 1.3, 0.3, 0, 0.2, -1.2,
      0.22,
    ],
    0.5,
  )
  const foam = shaded(pen, [0, 0.48], [0, 0.08], white, 0.55)
  blobWith(
    pen,
    foam,
    [
      ...[
        -1.42, 0.2, -1.46, 0.38, -1.36, 0.48, -1.1, 0.46, -0.5, 0.4, 0.2, 0.37, 0.86, 0.38, 1.3, 0.44, 1.47,
        0.42,
      ],
      ...[1.53, 0.32, 1.44, 0.2, 1.2, 0.1, 0.8, 0.06, -0.4, 0.06, -1.24, 0.07],
    ],
    () => {
      line(pen, upper.base, 0.05, [-1.5, 0.29, -0.5, 0.25, 0.4, 0.23, 1.1, 0.26, 1.6, 0.36])
      for (let i = 0; i < 4; i++) oval(pen, upper.dark, -1.12 + i * 0.17, 0.18, 0.055, 0.035)
      line(
        pen,
        pose.tone('#ffffff', 0.8),
        0.02,
        [-1.4, 0.46, -0.5, 0.385, 0.3, 0.355, 0.9, 0.365, 1.44, 0.415],
      )
    },
    0.7,
  )
  for (let x = -1.15; x < 1.05; x += 0.16)
    shape(pen, pose.tone('#4b4d58'), [x, 0.005, x + 0.07, 0.005, x + 0.06, 0.055, x + 0.01, 0.055])
}
