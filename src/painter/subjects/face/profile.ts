import type { PaintContext } from '../../canvas.ts'
import { arc, blob, blobWith, graded, oval, shaded, soft } from '../strokes.ts'
import type { Pose } from '../subject.ts'
import type { Paints } from './paints.ts'
import { hairBehind, hairOver } from './side-hair.ts'

/** The outline from the hairline to the chin, seen from the side, looking right. */
const fronts = {
  woman: [
    ...[0.3, 3.0, 0.46, 2.8, 0.53, 2.62, 0.545, 2.47, 0.51, 2.36, 0.545, 2.25, 0.615, 2.13, 0.685, 2.065],
    ...[0.68, 2.01, 0.61, 1.985, 0.575, 1.96, 0.59, 1.91, 0.64, 1.872, 0.632, 1.845, 0.588, 1.832],
    ...[0.622, 1.805, 0.628, 1.77, 0.58, 1.725, 0.568, 1.69, 0.588, 1.63, 0.57, 1.555, 0.49, 1.51],
  ],
  man: [
    ...[0.3, 3.0, 0.46, 2.8, 0.535, 2.62, 0.58, 2.48, 0.53, 2.37, 0.575, 2.25, 0.66, 2.13, 0.728, 2.05],
    ...[0.715, 1.99, 0.64, 1.965, 0.598, 1.94, 0.6, 1.905, 0.632, 1.868, 0.622, 1.845, 0.588, 1.835],
    ...[0.612, 1.805, 0.612, 1.77, 0.572, 1.73, 0.575, 1.69, 0.618, 1.63, 0.605, 1.53, 0.51, 1.475],
  ],
  child: [
    ...[0.3, 2.98, 0.47, 2.82, 0.56, 2.64, 0.56, 2.48, 0.52, 2.37, 0.54, 2.26, 0.59, 2.17, 0.64, 2.12],
    ...[0.635, 2.06, 0.575, 2.035, 0.555, 2.01, 0.57, 1.955, 0.612, 1.915, 0.602, 1.888, 0.565, 1.875],
    ...[0.594, 1.848, 0.592, 1.815, 0.55, 1.775, 0.542, 1.74, 0.56, 1.69, 0.535, 1.62, 0.44, 1.59],
  ],
} as const

/** Head and shoulders seen from the side. */
export function profile(pen: PaintContext, pose: Pose, paints: Paints): void {
  const { skin, shadow, cheek, who } = paints
  const young = who === 'boy' || who === 'girl'
  const male = who === 'man' || who === 'boy'
  // A child's mouth and chin are higher.
  const lift = young ? 0.043 : 0
  hairBehind(pen, paints)
  shoulders(pen, paints, young ? 0.8 : male ? 1.12 : 0.98)
  const glow = shaded(pen, [0.65, 2.3], [-0.5, 2.1], skin, 0.5)
  const jaw = young ? [0.26, 1.6, 0.04, 1.68, -0.14, 1.84] : [0.28, 1.5, 0.06, 1.57, -0.16, 1.76]
  blobWith(
    pen,
    glow,
    [...fronts[young ? 'child' : who], ...jaw, -0.26, 2, -0.5, 2.1, -0.66, 2.5, -0.4, 2.95, 0, 3.08],
    () => {
      soft(pen, shadow, -0.1, 1.78, 0.52, 0.6)
      soft(pen, shadow, 0.36, 2.37, 0.2, 0.4)
      soft(pen, shadow, 0.66, 1.94, 0.12, 0.5)
      soft(pen, shadow, 0.6, 1.71, 0.1, 0.4)
      soft(pen, cheek, 0.27, 2.05, 0.3, young ? 0.75 : male ? 0.3 : 0.6)
      if (paints.beard) beard(pen, paints)
    },
    0.9,
  )
  pen.save()
  pen.translate(young ? -0.028 : 0, lift)
  lips(pen, paints)
  pen.restore()
  soft(pen, shadow, 0.575, 2.03 + lift * 1.4, 0.07, 0.55)
  arc(pen, shadow(0.9), 0.018, [0.565, 2.07 + lift * 1.4, 0.54, 2.01 + lift * 1.4, 0.6, 1.99 + lift * 1.4])
  eye(pen, pose, paints, male)
  ear(pen, paints)
  hairOver(pen, paints)
}

function lips(pen: PaintContext, { lips: red, ink, who }: Paints): void {
  const full = who === 'man' ? 0.85 : 1
  blob(
    pen,
    red,
    [
      0.595,
      1.9 * full + 1.835 * (1 - full),
      0.64,
      1.872,
      0.632,
      1.845,
      0.588,
      1.833,
      0.47,
      1.826,
      0.54,
      1.868,
    ],
    0.8,
  )
  blob(pen, red, [0.588, 1.83, 0.62, 1.805, 0.624, 1.772, 0.58, 1.748, 0.52, 1.778, 0.47, 1.826], 0.8)
  soft(pen, (alpha) => `rgba(255,255,255,${alpha})`, 0.6, 1.79, 0.035, 0.35)
  arc(pen, ink, 0.012, [0.602, 1.836, 0.54, 1.84, 0.462, 1.822])
}

function eye(pen: PaintContext, pose: Pose, { ink, skin, hair }: Paints, male: boolean): void {
  blob(pen, pose.tone('#f4efe8'), [0.458, 2.295, 0.448, 2.365, 0.37, 2.36, 0.29, 2.31, 0.38, 2.28], 0.7)
  oval(pen, pose.tone('#5a4028'), 0.426, 2.324, 0.03, 0.046)
  oval(pen, ink, 0.435, 2.324, 0.015, 0.026)
  oval(pen, 'rgba(255,255,255,0.9)', 0.432, 2.345, 0.009)
  // The lid, its crease, and the lashes.
  blob(pen, skin.dark, [0.462, 2.362, 0.44, 2.4, 0.35, 2.395, 0.27, 2.335, 0.36, 2.365, 0.44, 2.372], 0.8)
  arc(pen, ink, 0.024, [0.265, 2.318, 0.35, 2.372, 0.455, 2.368])
  if (!male) {
    arc(pen, ink, 0.018, [0.45, 2.368, 0.5, 2.365, 0.54, 2.405])
    arc(pen, ink, 0.012, [0.43, 2.37, 0.48, 2.38, 0.505, 2.42])
  }
  arc(pen, ink, 0.009, [0.29, 2.306, 0.38, 2.272, 0.45, 2.292])
  const thick = male ? 0.03 : 0.008
  blob(
    pen,
    hair.deep,
    [
      0.545,
      2.48,
      0.46,
      2.535 + thick * 0.3,
      0.32,
      2.525,
      0.2,
      2.462,
      0.33,
      2.49 - thick * 0.4,
      0.46,
      2.495 - thick,
    ],
    0.9,
  )
}

function ear(pen: PaintContext, { skin, shadow }: Paints): void {
  blob(
    pen,
    skin.base,
    [-0.1, 2.28, -0.13, 2.37, -0.23, 2.4, -0.29, 2.29, -0.25, 2.12, -0.17, 1.99, -0.11, 2.02, -0.11, 2.14],
  )
  arc(pen, shadow(0.6), 0.02, [-0.14, 2.3, -0.25, 2.4, -0.25, 2.2])
  arc(pen, shadow(0.5), 0.02, [-0.25, 2.2, -0.23, 2.1, -0.17, 2.08])
  soft(pen, shadow, -0.165, 2.19, 0.06, 0.8)
}

/** A short beard: the shade of it, with a clear edge under the cheekbone. */
function beard(pen: PaintContext, { hair }: Paints): void {
  pen.globalAlpha = 0.88
  blob(
    pen,
    hair.dark,
    [
      ...[
        -0.24, 2.12, -0.12, 2.08, -0.04, 1.9, 0.16, 1.86, 0.38, 1.94, 0.56, 1.955, 0.62, 1.93, 0.58, 1.895,
        0.46, 1.86,
      ],
      ...[0.44, 1.79, 0.52, 1.735, 0.58, 1.73, 0.7, 1.66, 0.66, 1.4, 0.2, 1.38, -0.1, 1.6, -0.24, 1.8],
    ],
    0.8,
  )
  pen.globalAlpha = 1
}

function shoulders(pen: PaintContext, { skin, coat, shadow, who }: Paints, wide: number): void {
  const thick = who === 'man' ? 0.08 : 0
  const throat = graded(
    pen,
    [0.3, 1.3],
    [-0.6, 1.5],
    [
      [0, skin.base],
      [0.35, skin.light],
      [1, skin.dark],
    ],
  )
  blobWith(
    pen,
    throat,
    [
      ...[
        0.26 + thick,
        1.7,
        0.19 + thick,
        1.34,
        0.24 + thick,
        1.02,
        0.34,
        0.5,
        -0.9,
        0.5,
        -0.66 - thick,
        1.1,
      ],
      ...[-0.58 - thick, 1.6, -0.56, 2.1, -0.1, 2.2],
    ],
    () => {
      // What the jaw keeps from the light.
      blob(
        pen,
        shadow(0.62),
        [0.6, 1.6, 0.36, 1.46, 0.26, 1.3, 0.06, 1.36, -0.1, 1.5, -0.24, 1.74, -0.3, 2.1, 0.4, 2],
      )
      soft(pen, shadow, -0.1, 1.3, 0.3, 0.3)
    },
    0.9,
  )
  const w = (x: number) => x * wide
  blobWith(
    pen,
    shaded(pen, [w(1.1), 0.4], [w(-1.6), 0], coat),
    [
      ...[
        0.3,
        0.96,
        w(0.66),
        0.8,
        w(0.94),
        0.5,
        w(1.08),
        -0.2,
        w(1.14),
        -1.6,
        w(1.14),
        -4,
        w(-1.66),
        -4,
        w(-1.74),
        -1.6,
      ],
      ...[w(-1.62), -0.2, w(-1.42), 0.4, w(-1.05), 0.78, -0.62, 1.02, -0.2, 0.7],
    ],
    () => {
      // The sleeve's seam and the folds that run to it.
      arc(pen, coat.dark, 0.03, [w(-0.62), 0.96, w(-0.98), 0.2, w(-0.86), -1.2])
      arc(pen, coat.dark, 0.03, [w(-0.8), -0.3, w(-0.4), -0.7, w(0.1), -0.74])
    },
    0.85,
  )
  // The collar stands up round the neck and opens at the throat.
  blob(
    pen,
    coat.deep,
    [
      -0.64, 1.42, -0.8, 1.2, -0.86, 0.86, -0.3, 0.5, 0.3, 0.52, 0.36, 0.98, 0.2, 0.82, -0.2, 0.84, -0.5,
      1.08,
    ],
    0.85,
  )
  blob(
    pen,
    coat.base,
    [-0.66, 1.44, -0.88, 1.14, -0.92, 0.84, -0.5, 0.5, 0, 0.28, 0.3, 0.3, 0.1, 0.62, -0.3, 0.8, -0.54, 1.08],
    0.85,
  )
  arc(pen, coat.light, 0.022, [-0.64, 1.4, -0.5, 0.94, 0.06, 0.66])
  blob(pen, coat.base, [0.3, 1.06, 0.5, 0.92, 0.62, 0.62, 0.46, 0.1, 0.3, 0.26, 0.24, 0.6], 0.85)
  arc(pen, coat.light, 0.02, [0.31, 1.03, 0.3, 0.6, 0.42, 0.16])
}
