import type { PaintContext } from '../../canvas.ts'
import { oval } from '../strokes.ts'
import type { Paints } from './paints.ts'
import { combed, lock } from './side-hair.ts'

/** What is seen of the hair behind neck and shoulders. */
export function frontHairBehind(pen: PaintContext, paints: Paints): void {
  const { who, style, hair } = paints
  if (who === 'man' || who === 'boy') return
  if (who === 'woman' && style === 1) {
    oval(pen, hair.dark, -0.34, 3.16, 0.36, 0.3)
    return
  }
  const long = who === 'girl' || style === 0
  lock(
    pen,
    paints,
    long
      ? [
          ...[
            0, 3.1, -0.5, 2.96, -0.8, 2.5, -0.86, 2, -0.98, 1.5, -0.94, 1.0, -1.06, 0.5, -0.8, 0.2, 0.3, 0.4,
            0.66, 0.3,
          ],
          ...[0.8, 0.8, 0.7, 1.3, 0.72, 1.9, 0.66, 2.5, 0.4, 2.96],
        ]
      : [
          ...[
            0, 3.1, -0.5, 2.96, -0.78, 2.5, -0.82, 2, -0.74, 1.6, -0.5, 1.48, 0.3, 1.5, 0.6, 1.56, 0.68, 1.9,
          ],
          ...[0.66, 2.5, 0.4, 2.96],
        ],
    combed([-0.4, 1.9, -0.6, 1.2, -0.5, 0.5], [-0.8, 2.2, -0.9, 1.4, -0.9, 0.6], 4),
  )
}

export function frontHairOver(pen: PaintContext, paints: Paints): void {
  const { who, style } = paints
  if (who === 'man') short(pen, paints, style === 1 ? 0.1 : 0)
  else if (who === 'boy') fringe(pen, paints)
  else if (who === 'woman' && style === 1) updo(pen, paints)
  else parted(pen, paints, who === 'woman' && style === 0)
}

function short(pen: PaintContext, paints: Paints, rise: number): void {
  lock(
    pen,
    paints,
    [
      ...[
        0.53,
        2.62,
        0.56,
        2.86,
        0.46,
        3.04 + rise,
        0.2,
        3.17 + rise,
        -0.16,
        3.17 + rise * 0.6,
        -0.48,
        3.0,
        -0.64,
        2.7,
      ],
      ...[-0.62, 2.4, -0.52, 2.18, -0.5, 2.4, -0.44, 2.62, -0.3, 2.8, 0, 2.84, 0.3, 2.86, 0.46, 2.78],
    ],
    combed([0.4, 2.84, 0, 2.96, -0.5, 2.5], [0.4, 3.06 + rise, -0.2, 3.2 + rise, -0.6, 2.7], 6),
  )
}

function fringe(pen: PaintContext, paints: Paints): void {
  lock(
    pen,
    paints,
    [
      ...[
        0.55, 2.5, 0.6, 2.8, 0.42, 3.06, 0.1, 3.18, -0.26, 3.14, -0.56, 2.92, -0.68, 2.56, -0.62, 2.2, -0.52,
        2.08,
      ],
      ...[-0.48, 2.42, -0.34, 2.6, -0.2, 2.56, -0.06, 2.62, 0.12, 2.58, 0.28, 2.64, 0.42, 2.6],
    ],
    combed([0.1, 3.1, 0.4, 2.9, 0.48, 2.64], [-0.1, 3.1, -0.5, 2.8, -0.56, 2.2], 7),
  )
}

/** Parted above the far brow, it falls to either side of the face. */
function parted(pen: PaintContext, paints: Paints, toShoulder: boolean): void {
  const near = toShoulder
    ? [-0.96, 1.5, -0.9, 1.0, -1.0, 0.6, -0.7, 0.1, -0.66, 0.6, -0.5, 1.1, -0.56, 1.6]
    : [-0.84, 1.8, -0.72, 1.54, -0.54, 1.5, -0.5, 1.7]
  lock(
    pen,
    paints,
    [
      0.2,
      3.02,
      0.06,
      3.14,
      -0.26,
      3.12,
      -0.58,
      2.92,
      -0.8,
      2.5,
      -0.86,
      2.0,
      ...near,
      -0.48,
      2.05,
      -0.46,
      2.4,
      -0.3,
      2.66,
      -0.02,
      2.84,
    ],
    combed([0.14, 2.94, -0.44, 2.7, -0.54, 1.7], [0.06, 3.1, -0.8, 2.9, -0.86, 1.7], 7),
  )
  lock(
    pen,
    paints,
    [
      0.1, 3.04, 0.28, 3.1, 0.5, 2.94, 0.64, 2.6, 0.66, 2.2, 0.6, 1.9, 0.56, 2.1, 0.545, 2.36, 0.5, 2.62,
      0.36, 2.84,
    ],
    combed([0.2, 3.0, 0.46, 2.8, 0.56, 2.2], [0.26, 3.06, 0.6, 2.8, 0.62, 2.2], 3),
  )
}

function updo(pen: PaintContext, paints: Paints): void {
  lock(
    pen,
    paints,
    [
      ...[
        0.53, 2.62, 0.52, 2.86, 0.34, 3.06, 0.04, 3.16, -0.3, 3.1, -0.56, 2.86, -0.64, 2.5, -0.58, 2.2, -0.5,
        2.34,
      ],
      ...[-0.4, 2.6, -0.16, 2.78, 0.14, 2.86, 0.4, 2.8],
    ],
    combed([0.46, 2.76, 0, 3.1, -0.36, 3.1], [-0.5, 2.4, -0.5, 2.8, -0.36, 3.06], 7),
  )
}
