import { blob, line, oval } from './strokes.ts'
import type { Subject } from './subject.ts'
import { shades } from './tones.ts'

const glazes = ['#f3eee3', '#c65b3d', '#3f7f86', '#e5b750']

/** A cup of coffee that steams, at the size of a person, as products are. */
export const cup: Subject = {
  id: 'cup',
  words: [
    'cup',
    'coffee cup',
    'coffee',
    'mug',
    'tea',
    'teacup',
    'espresso',
    'cappuccino',
    'latte',
    'cup of coffee',
    'cup of tea',
  ],
  one: 'cup',
  many: 'cups',
  home: 'land',
  place: 'cafe',
  tabletop: true,
  width: 2.7,
  height: 1.7,
  below: 0.2,
  distance: 8.4,
  animated: true,
  draw(pen, pose) {
    const glaze = shades(pose, pose.colour ?? glazes[pose.seed % glazes.length] ?? '#f3eee3')
    const round = (left: number, right: number) => {
      const gradient = pen.createLinearGradient(left, 0, right, 0)
      gradient.addColorStop(0, glaze.dark)
      gradient.addColorStop(0.28, glaze.light)
      gradient.addColorStop(0.65, glaze.base)
      gradient.addColorStop(1, glaze.deep)
      return gradient
    }
    oval(pen, glaze.deep, 0, 0.06, 1.3, 0.25)
    oval(pen, round(-1.3, 1.3), 0, 0.1, 1.3, 0.25)
    oval(pen, glaze.dark, 0, 0.13, 0.72, 0.13)
    pen.lineWidth = 0.14
    pen.strokeStyle = glaze.base
    pen.beginPath()
    pen.ellipse(0.82, 0.86, 0.34, 0.3, -0.35, 0, 7)
    pen.stroke()
    blob(
      pen,
      round(-0.9, 0.9),
      [
        -0.86, 1.34, -0.84, 0.96, -0.66, 0.5, -0.38, 0.18, 0, 0.12, 0.38, 0.18, 0.66, 0.5, 0.84, 0.96, 0.86,
        1.34, 0, 1.2,
      ],
      0.7,
    )
    oval(pen, glaze.light, 0, 1.34, 0.87, 0.19)
    oval(pen, glaze.deep, 0, 1.335, 0.8, 0.155)
    oval(pen, pose.tone('#5b351f'), 0, 1.31, 0.76, 0.135)
    oval(pen, pose.tone('#8a5a34'), 0, 1.31, 0.7, 0.115)
    // A leaf poured in milk.
    for (const k of [0, 1, 2])
      blob(
        pen,
        pose.tone('#efdcc0'),
        [
          -0.34 + k * 0.08,
          1.35 - k * 0.05,
          0,
          1.385 - k * 0.05,
          0.34 - k * 0.08,
          1.35 - k * 0.05,
          0,
          1.35 - k * 0.05,
        ],
        0.9,
      )
    line(pen, pose.tone('#c9ccd2'), 0.05, [-1.15, 0.2, -0.72, 0.24])
    oval(pen, pose.tone('#d9dce0'), -0.68, 0.245, 0.14, 0.05)
  },
  glows(pose) {
    return Array.from({ length: 10 }, (_, i) => {
      const age = (pose.timeSeconds * 0.22 + i / 10 + pose.phase) % 1
      return {
        x:
          Math.sin(age * 6 + i * 2.1 + pose.timeSeconds * 0.4) * (0.1 + age * 0.28) +
          (i % 3 === 0 ? -0.2 : 0.15),
        y: 1.45 + age * 1.6,
        radius: 0.2 + age * 0.5,
        colour: [255, 250, 244] as const,
        alpha: 0.26 * (1 - age) * Math.min(1, age * 6),
        smoke: true,
      }
    })
  },
}
