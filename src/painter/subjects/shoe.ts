import { blob, line, oval, shape } from './strokes.ts'
import type { Subject } from './subject.ts'
import { shades } from './tones.ts'

const colours = ['#d8432f', '#2f6fb0', '#2aa08a', '#f0a92f']

/** A running shoe, at the size of a person, as products are. */
export const shoe: Subject = {
  id: 'shoe',
  words: ['shoe', 'sneaker', 'trainer', 'boot', 'running shoe', 'footwear'],
  one: 'shoe',
  many: 'shoes',
  home: 'land',
  place: 'studio',
  tabletop: true,
  width: 3,
  height: 1.75,
  below: 0.05,
  distance: 8.6,
  variants: 4,
  draw(pen, pose) {
    const upper = shades(pose, pose.colour ?? colours[pose.seed % colours.length] ?? '#d8432f')
    const white = shades(pose, '#f4f1ea')
    const dark = pose.tone('#20222a')
    // Toe to the right: tongue, upper, sole.
    blob(pen, upper.deep, [-1.16, 1.36, -1.0, 1.62, -0.5, 1.5, -0.28, 1.42, -0.34, 1.1, -0.9, 1.1])
    blob(pen, upper.light, [-0.5, 1.2, -0.42, 1.66, -0.24, 1.7, -0.08, 1.5, 0.14, 1.16, -0.2, 1.02])
    blob(
      pen,
      upper.base,
      [
        ...[
          -1.28, 0.36, -1.32, 0.8, -1.25, 1.3, -1.12, 1.6, -1.0, 1.52, -0.86, 1.24, -0.62, 1.14, -0.36, 1.3,
        ],
        ...[0.1, 1.16, 0.5, 0.88, 0.98, 0.74, 1.28, 0.58, 1.36, 0.36],
      ],
      0.85,
    )
    blob(pen, white.base, [0.72, 0.34, 0.74, 0.62, 0.98, 0.74, 1.28, 0.58, 1.37, 0.34], 0.8)
    blob(pen, upper.dark, [-1.3, 0.36, -1.31, 0.74, -1.2, 0.98, -0.88, 0.86, -0.72, 0.36], 0.7)
    blob(
      pen,
      white.base,
      [-0.7, 0.42, -0.3, 0.52, 0.2, 0.78, 0.42, 0.95, 0.3, 0.98, -0.16, 0.78, -0.62, 0.64],
      0.8,
    )
    for (let i = 0; i < 5; i++) {
      const x = -0.3 + i * 0.17
      const y = 1.28 - i * 0.088
      line(pen, white.light, 0.055, [x - 0.1, y - 0.02, x + 0.12, y + 0.1])
      oval(pen, dark, x - 0.11, y - 0.04, 0.028)
    }
    blob(
      pen,
      white.light,
      [-0.36, 1.46, -0.56, 1.6, -0.62, 1.46, -0.4, 1.4, -0.18, 1.52, -0.14, 1.64, -0.26, 1.6],
      0.9,
    )
    blob(
      pen,
      white.base,
      [
        -1.4, 0.16, -1.38, 0.4, -0.6, 0.4, 0.3, 0.34, 1.1, 0.38, 1.42, 0.36, 1.44, 0.18, 1.2, 0.06, -1.2,
        0.06,
      ],
      0.5,
    )
    shape(pen, upper.base, [-1.36, 0.26, -0.4, 0.26, 1.38, 0.26, 1.38, 0.22, -1.38, 0.2])
    shape(pen, dark, [-1.36, 0.1, 1.3, 0.1, 1.16, 0, -1.22, 0])
    for (let x = -1.1; x < 1.1; x += 0.22)
      shape(pen, pose.tone('#4a4d57'), [x, 0.02, x + 0.08, 0.02, x + 0.08, 0.08, x, 0.08])
    pen.globalAlpha = 0.3
    blob(pen, white.light, [-1.2, 1.1, -1.24, 1.36, -1.12, 1.5, -1.06, 1.2], 0.8)
    blob(pen, white.light, [0.2, 1.0, 0.6, 0.8, 0.9, 0.74, 0.6, 0.86], 0.8)
    pen.globalAlpha = 1
  },
}
