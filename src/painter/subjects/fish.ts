import { blob, oval, shape } from './strokes.ts'
import type { Subject } from './subject.ts'
import { shades } from './tones.ts'

const scales = ['#f08a2c', '#f2c534', '#3f8fd8', '#d9506a', '#46b8a4']

/** A reef fish. */
export const fish: Subject = {
  id: 'fish',
  words: ['fish', 'goldfish', 'clownfish', 'koi', 'salmon', 'school of fish', 'fishes', 'shoal'],
  one: 'fish',
  many: 'fish',
  home: 'deep',
  place: 'underwater',
  width: 2.3,
  height: 1.5,
  below: 0.1,
  distance: 8,
  speed: 0.5,
  animated: true,
  draw(pen, pose) {
    const skin = shades(pose, pose.colour ?? scales[pose.seed % scales.length] ?? '#f08a2c')
    const white = pose.tone('#f7f3ea')
    const beat = Math.sin(pose.timeSeconds * 6 + pose.phase * 30)
    pen.translate(0, 0.72 + Math.sin(pose.timeSeconds * 1.3 + pose.phase * 9) * 0.03)
    // The tail is foreshortened as it swings.
    const tail = 0.78 + beat * 0.22
    blob(
      pen,
      skin.dark,
      [
        -0.62,
        0.05,
        -0.62 - 0.42 * tail,
        0.42,
        -0.62 - 0.3 * tail,
        0.02,
        -0.62 - 0.42 * tail,
        -0.4,
        -0.62,
        -0.06,
      ],
      0.8,
    )
    blob(pen, skin.dark, [0.3, 0.36, 0.02, 0.66, -0.3, 0.6, -0.48, 0.3, -0.2, 0.2], 0.8)
    blob(pen, skin.dark, [0.05, -0.34, -0.2, -0.6, -0.38, -0.5, -0.42, -0.18], 0.8)
    blob(
      pen,
      skin.base,
      [
        0.82, 0.02, 0.6, 0.28, 0.2, 0.44, -0.25, 0.34, -0.66, 0.1, -0.68, -0.06, -0.25, -0.32, 0.2, -0.4,
        0.62, -0.24,
      ],
    )
    blob(
      pen,
      skin.light,
      [0.7, -0.06, 0.3, -0.12, -0.3, -0.1, -0.5, -0.1, -0.2, -0.28, 0.2, -0.36, 0.56, -0.22],
      0.9,
    )
    for (const [x, half, wide] of [
      [0.36, 0.36, 0.055],
      [-0.12, 0.36, 0.06],
      [-0.52, 0.15, 0.04],
    ] as const)
      blob(
        pen,
        white,
        [
          x - wide,
          half,
          x + wide,
          half,
          x + wide * 1.6,
          0,
          x + wide,
          -half,
          x - wide,
          -half,
          x - wide * 0.4,
          0,
        ],
        0.8,
      )
    const fan = 0.2 + beat * 0.06
    shape(pen, skin.dark, [0.24, -0.02, 0.0, -0.06 - fan * 0.4, -0.06, -0.1 - fan, 0.18, -0.14])
    oval(pen, white, 0.58, 0.09, 0.085)
    oval(pen, pose.tone('#14161c'), 0.6, 0.09, 0.048)
    oval(pen, white, 0.615, 0.11, 0.016)
  },
}
