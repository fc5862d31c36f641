import { blob, shape } from './strokes.ts'
import type { Subject } from './subject.ts'

/** A perfume bottle: the product of a studio picture. It is painted at the size of a person. */
export const bottle: Subject = {
  id: 'bottle',
  words: [
    'bottle',
    'perfume',
    'product',
    'fragrance',
    'cosmetic',
    'flask',
    'wine bottle',
    'whiskey',
    'jar',
    'cologne',
  ],
  one: 'bottle',
  many: 'bottles',
  home: 'land',
  place: 'studio',
  tabletop: true,
  width: 1.7,
  height: 2.3,
  below: 0.05,
  distance: 8.6,
  variants: 3,
  draw(pen, pose) {
    const juice =
      pose.colour ??
      (
        [
          [198, 122, 44],
          [166, 64, 78],
          [58, 112, 120],
        ] as const
      )[pose.seed % 3] ??
      ([198, 122, 44] as const)
    const glass = pen.createLinearGradient(-0.62, 0, 0.62, 0)
    const deep = pose.tone([juice[0] * 0.4, juice[1] * 0.4, juice[2] * 0.42])
    glass.addColorStop(0, deep)
    glass.addColorStop(0.16, pose.tone(juice))
    glass.addColorStop(
      0.34,
      pose.tone([
        Math.min(255, juice[0] * 1.35 + 40),
        Math.min(255, juice[1] * 1.35 + 40),
        Math.min(255, juice[2] * 1.35 + 36),
      ]),
    )
    glass.addColorStop(0.62, pose.tone(juice))
    glass.addColorStop(1, deep)
    blob(
      pen,
      pose.tone([juice[0] * 0.3, juice[1] * 0.3, juice[2] * 0.34]),
      [
        -0.66, 0.08, -0.7, 0.3, -0.7, 1.15, -0.62, 1.36, -0.3, 1.46, 0.3, 1.46, 0.62, 1.36, 0.7, 1.15, 0.7,
        0.3, 0.66, 0.08, 0.5, 0, -0.5, 0,
      ],
      0.55,
    )
    blob(
      pen,
      glass,
      [
        -0.58, 0.18, -0.6, 0.3, -0.6, 1.08, -0.52, 1.24, -0.25, 1.3, 0.25, 1.3, 0.52, 1.24, 0.6, 1.08, 0.6,
        0.3, 0.58, 0.18, 0.45, 0.12, -0.45, 0.12,
      ],
      0.5,
    )
    const gold = pen.createLinearGradient(-0.26, 0, 0.26, 0)
    gold.addColorStop(0, pose.tone('#5e4522'))
    gold.addColorStop(0.3, pose.tone('#f3dca0'))
    gold.addColorStop(0.55, pose.tone('#b98d45'))
    gold.addColorStop(1, pose.tone('#4a3518'))
    shape(pen, gold, [-0.17, 1.44, 0.17, 1.44, 0.17, 1.6, -0.17, 1.6])
    shape(pen, gold, [-0.27, 1.58, 0.27, 1.58, 0.27, 2.16, 0.24, 2.2, -0.24, 2.2, -0.27, 2.16])
    shape(pen, pose.tone('#efe6d3'), [-0.3, 0.5, 0.3, 0.5, 0.3, 0.98, -0.3, 0.98])
    shape(pen, pose.tone('#7a5a2a'), [-0.17, 0.78, 0.17, 0.78, 0.17, 0.81, -0.17, 0.81])
    shape(pen, pose.tone('#7a5a2a'), [-0.11, 0.66, 0.11, 0.66, 0.11, 0.68, -0.11, 0.68])
    pen.globalAlpha = 0.55
    blob(pen, 'rgb(255,255,255)', [-0.5, 0.3, -0.52, 1.05, -0.45, 1.14, -0.41, 1.05, -0.42, 0.3], 0.5)
    pen.globalAlpha = 0.28
    blob(pen, 'rgb(255,255,255)', [0.49, 0.4, 0.51, 1.0, 0.54, 0.9, 0.54, 0.4], 0.5)
    pen.globalAlpha = 1
  },
}
