import type { PaintContext } from '../../canvas.ts'
import { arc, blob, blobWith, graded, shaded, soft } from '../strokes.ts'
import type { Pose } from '../subject.ts'
import { brow, eye, mouth, nose } from './features.ts'
import { frontHairBehind, frontHairOver } from './front-hair.ts'
import type { Paints } from './paints.ts'

/** Head and shoulders turned a little to the right, looking past us. */
export function threeQuarter(pen: PaintContext, pose: Pose, paints: Paints): void {
  const { skin, shadow, cheek, who } = paints
  const young = who === 'boy' || who === 'girl'
  const male = who === 'man' || who === 'boy'
  frontHairBehind(pen, paints)
  shoulders(pen, paints, young ? 0.8 : male ? 1.08 : 0.94)
  pen.save()
  if (young) {
    pen.translate(0.02, -0.12)
    pen.scale(1, 0.98)
  }
  ear(pen, paints)
  const jaw = male
    ? [0.45, 1.7, 0.38, 1.54, 0.22, 1.47, 0.06, 1.49, -0.22, 1.62, -0.44, 1.82]
    : [0.42, 1.7, 0.35, 1.575, 0.23, 1.52, 0.1, 1.54, -0.16, 1.68, -0.4, 1.88]
  blobWith(
    pen,
    shaded(pen, [0.6, 2.3], [-0.55, 2.1], skin, 0.55),
    [
      ...[
        -0.42, 2.9, 0.05, 3.06, 0.36, 2.9, 0.5, 2.68, 0.535, 2.5, 0.5, 2.36, 0.542, 2.2, 0.525, 2.06, 0.48,
        1.93,
      ],
      ...[0.465, 1.82, ...jaw, -0.5, 2.1, -0.53, 2.4, -0.55, 2.7],
    ],
    () => {
      soft(pen, shadow, -0.4, 1.86, 0.5, 0.55)
      soft(pen, shadow, 0.02, 2.4, 0.26, 0.34)
      soft(pen, shadow, 0.42, 2.4, 0.16, 0.34)
      soft(pen, shadow, 0.26, 1.68, 0.12, 0.3)
      soft(pen, cheek, -0.12, 2.04, 0.3, young ? 0.7 : male ? 0.26 : 0.55)
      soft(pen, cheek, 0.48, 2.06, 0.16, young ? 0.6 : male ? 0.2 : 0.45)
      if (paints.beard) beard(pen, paints)
    },
    0.9,
  )
  nose(pen, paints)
  mouth(pen, paints)
  eye(pen, pose, paints, { x: -0.01, half: 0.155, male })
  eye(pen, pose, paints, { x: 0.385, half: 0.105, male })
  brow(pen, paints, male, [-0.21, 2.48, -0.04, 2.555, 0.15, 2.515])
  brow(pen, paints, male, [0.5, 2.475, 0.41, 2.55, 0.29, 2.515])
  frontHairOver(pen, paints)
  pen.restore()
}

function ear(pen: PaintContext, { skin, shadow }: Paints): void {
  blob(
    pen,
    skin.dark,
    [-0.48, 2.3, -0.56, 2.4, -0.66, 2.38, -0.66, 2.22, -0.6, 2.06, -0.52, 1.98, -0.47, 2.06],
  )
  arc(pen, shadow(0.6), 0.02, [-0.53, 2.32, -0.62, 2.38, -0.6, 2.18])
}

function beard(pen: PaintContext, { hair, skin }: Paints): void {
  pen.globalAlpha = 0.9
  blob(
    pen,
    hair.dark,
    [
      ...[
        -0.56, 2.12, -0.44, 2.06, -0.36, 1.86, -0.16, 1.8, 0.04, 1.9, 0.26, 1.945, 0.4, 1.935, 0.5, 1.9, 0.56,
        1.96,
      ],
      ...[0.6, 1.6, 0.3, 1.36, -0.1, 1.4, -0.5, 1.7],
    ],
    0.8,
  )
  pen.globalAlpha = 1
  blob(pen, skin.base, [0.06, 1.86, 0.28, 1.895, 0.45, 1.86, 0.41, 1.765, 0.28, 1.735, 0.13, 1.765], 0.9)
}

function shoulders(pen: PaintContext, { skin, coat, shadow, who }: Paints, wide: number): void {
  const thick = who === 'man' ? 0.07 : 0
  blobWith(
    pen,
    graded(
      pen,
      [0.3, 1.3],
      [-0.5, 1.4],
      [
        [0, skin.base],
        [0.4, skin.light],
        [1, skin.dark],
      ],
    ),
    [
      -0.46 - thick,
      2,
      -0.4 - thick,
      1.4,
      -0.5 - thick,
      1.0,
      -0.4,
      0.4,
      0.4,
      0.4,
      0.36 + thick,
      1.0,
      0.26 + thick,
      1.36,
      0.26 + thick,
      1.8,
    ],
    () => {
      blob(
        pen,
        shadow(0.6),
        [0.5, 1.7, 0.34, 1.42, 0.16, 1.3, -0.1, 1.36, -0.32, 1.56, -0.6, 2.0, 0, 1.9],
        0.9,
      )
      soft(pen, shadow, -0.4, 1.3, 0.34, 0.35)
    },
    0.9,
  )
  const w = (x: number) => x * wide
  blobWith(
    pen,
    shaded(pen, [w(1.5), 0.4], [w(-1.6), 0], coat),
    [
      ...[
        0.34,
        1.02,
        w(0.8),
        0.84,
        w(1.22),
        0.6,
        w(1.44),
        0.1,
        w(1.5),
        -1,
        w(1.5),
        -4,
        w(-1.7),
        -4,
        w(-1.76),
        -1,
      ],
      ...[w(-1.66), 0.06, w(-1.4), 0.6, w(-0.9), 0.86, -0.46, 1.04, -0.1, 0.6],
    ],
    () => {
      arc(pen, coat.dark, 0.03, [w(-1.1), 0.8, w(-1.2), 0.0, w(-1.1), -1.2])
      arc(pen, coat.dark, 0.03, [w(1.0), 0.76, w(1.08), 0.0, w(1.0), -1.2])
      arc(pen, coat.dark, 0.03, [0.1, 0.1, 0.14, -0.6, 0.16, -2])
    },
    0.85,
  )
  // The collar, open at the throat.
  blob(
    pen,
    coat.deep,
    [-0.5, 1.3, -0.3, 0.96, 0, 0.66, 0.3, 0.92, 0.42, 1.26, 0.36, 0.9, 0.14, 0.4, -0.2, 0.5],
    0.8,
  )
  blob(
    pen,
    coat.base,
    [-0.5, 1.34, -0.68, 1.1, -0.62, 0.72, -0.2, 0.26, 0.06, 0.08, 0.02, 0.56, -0.26, 0.84],
    0.8,
  )
  arc(pen, coat.light, 0.022, [-0.49, 1.3, -0.3, 0.86, 0.03, 0.52])
  blob(pen, coat.base, [0.42, 1.32, 0.58, 1.08, 0.56, 0.72, 0.3, 0.3, 0.06, 0.08, 0.12, 0.5, 0.32, 0.86], 0.8)
  arc(pen, coat.light, 0.022, [0.42, 1.28, 0.34, 0.86, 0.12, 0.5])
}
