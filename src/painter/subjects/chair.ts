import { blob, line, shape } from './strokes.ts'
import type { Subject } from './subject.ts'
import { shades } from './tones.ts'

const cloths = ['#c9803a', '#3f6f6a', '#a8483f', '#4a5a86']

/** An armchair on turned legs. */
export const chair: Subject = {
  id: 'chair',
  words: ['chair', 'armchair', 'seat', 'sofa', 'couch', 'furniture'],
  one: 'armchair',
  many: 'armchairs',
  home: 'land',
  place: 'room',
  width: 1.7,
  height: 1.55,
  below: 0.05,
  distance: 7.6,
  variants: 4,
  draw(pen, pose) {
    const cloth = shades(pose, pose.colour ?? cloths[pose.seed % cloths.length] ?? '#c9803a')
    const wood = pose.tone('#5d3d26')
    for (const [x, lean] of [
      [-0.52, -0.07],
      [0.52, 0.07],
      [-0.4, -0.03],
      [0.4, 0.03],
    ] as const)
      line(pen, wood, 0.065, [x, 0.36, x + lean, 0.02])
    blob(pen, cloth.dark, [-0.5, 0.4, -0.56, 1.0, -0.44, 1.42, 0, 1.52, 0.44, 1.42, 0.56, 1.0, 0.5, 0.4], 0.8)
    blob(
      pen,
      cloth.base,
      [-0.42, 0.5, -0.46, 1.0, -0.36, 1.34, 0, 1.42, 0.36, 1.34, 0.46, 1.0, 0.42, 0.5],
      0.8,
    )
    for (const x of [-0.16, 0.16]) line(pen, cloth.dark, 0.018, [x, 0.62, x * 1.15, 1.3])
    shape(pen, cloth.deep, [-0.6, 0.32, 0.6, 0.32, 0.6, 0.44, -0.6, 0.44])
    blob(pen, cloth.light, [-0.5, 0.46, -0.48, 0.64, 0, 0.69, 0.48, 0.64, 0.5, 0.46, 0, 0.42], 0.6)
    for (const side of [-1, 1])
      blob(
        pen,
        side < 0 ? cloth.base : cloth.dark,
        [
          side * 0.42,
          0.34,
          side * 0.43,
          0.8,
          side * 0.56,
          0.88,
          side * 0.74,
          0.82,
          side * 0.72,
          0.5,
          side * 0.62,
          0.32,
        ],
        0.7,
      )
    blob(pen, pose.tone('#efe4cf'), [-0.26, 0.66, -0.34, 0.98, -0.04, 1.06, 0.16, 1.0, 0.1, 0.64], 0.6)
  },
}
