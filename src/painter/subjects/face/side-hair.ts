import type { PaintContext } from '../../canvas.ts'
import { arc, blob, blobWith, oval, shaded } from '../strokes.ts'
import type { Paints } from './paints.ts'

type Strand = readonly [number, number, number, number, number, number]

/** A mass of hair with strands that run through it. */
export function lock(
  pen: PaintContext,
  { hair }: Paints,
  outline: readonly number[],
  strands: readonly Strand[],
): void {
  const fill = shaded(pen, [0.5, 3.1], [-0.9, 1.6], hair, 0.35)
  blobWith(pen, fill, outline, () => {
    for (const [index, strand] of strands.entries())
      arc(pen, index % 2 === 0 ? hair.dark : hair.light, index % 2 === 0 ? 0.018 : 0.012, strand)
  })
}

/** Strands between two of them. */
export function combed(from: Strand, to: Strand, count: number): Strand[] {
  return Array.from({ length: count }, (_, i) => {
    const t = i / (count - 1)
    const at = (k: 0 | 1 | 2 | 3 | 4 | 5) => from[k] + (to[k] - from[k]) * t
    return [at(0), at(1), at(2), at(3), at(4), at(5)] as const
  })
}

/** What falls down the back, behind neck and shoulder. */
export function hairBehind(pen: PaintContext, paints: Paints): void {
  if ((paints.who === 'woman' || paints.who === 'girl') && paints.style === 0)
    lock(
      pen,
      paints,
      [
        ...[
          -0.1, 2.9, -0.6, 2.86, -0.9, 2.4, -1.0, 1.9, -1.16, 1.5, -1.12, 1.1, -1.3, 0.7, -1.24, 0.2, -1.46,
          -0.3,
        ],
        ...[-1.0, -0.22, -0.7, 0.1, -0.34, 0.7, -0.2, 1.4],
      ],
      combed([-0.3, 1.9, -0.6, 0.9, -0.8, 0.1], [-0.86, 2.3, -1.1, 1.2, -1.3, -0.1], 7),
    )
}

export function hairOver(pen: PaintContext, paints: Paints): void {
  const { who, style } = paints
  if (who === 'man') {
    if (style === 1) sweptBack(pen, paints)
    else cropped(pen, paints)
  } else if (who === 'boy') mop(pen, paints)
  else if (style === 0) long(pen, paints)
  else if (who === 'girl') ponytail(pen, paints)
  else if (style === 1) chignon(pen, paints)
  else bob(pen, paints)
}

function cropped(pen: PaintContext, paints: Paints): void {
  lock(
    pen,
    paints,
    [
      ...[
        0.46, 2.8, 0.5, 2.94, 0.36, 3.08, 0.1, 3.17, -0.28, 3.12, -0.58, 2.88, -0.7, 2.5, -0.66, 2.16, -0.58,
        1.92,
      ],
      ...[
        -0.46, 1.86, -0.36, 2.02, -0.31, 2.36, -0.16, 2.42, -0.1, 2.16, -0.04, 2.16, 0, 2.44, 0.1, 2.7, 0.3,
        2.78,
      ],
    ],
    combed([0.4, 2.86, 0, 2.86, -0.3, 2.4], [0.4, 3.02, -0.4, 3.1, -0.62, 2.2], 6),
  )
}

function sweptBack(pen: PaintContext, paints: Paints): void {
  lock(
    pen,
    paints,
    [
      ...[
        0.42, 2.82, 0.6, 2.98, 0.54, 3.16, 0.26, 3.27, -0.1, 3.22, -0.5, 3.02, -0.74, 2.66, -0.76, 2.26,
        -0.66, 1.9,
      ],
      ...[
        -0.48, 1.86, -0.38, 2.06, -0.32, 2.38, -0.16, 2.42, -0.1, 2.2, -0.04, 2.2, 0.02, 2.5, 0.12, 2.74,
        0.28, 2.8,
      ],
    ],
    combed([0.4, 2.86, 0, 2.9, -0.4, 2.2], [0.54, 3.1, -0.5, 3.2, -0.72, 2.1], 7),
  )
}

function mop(pen: PaintContext, paints: Paints): void {
  lock(
    pen,
    paints,
    [
      ...[
        0.57, 2.56, 0.62, 2.78, 0.5, 3.0, 0.2, 3.18, -0.26, 3.14, -0.62, 2.88, -0.76, 2.48, -0.7, 2.06, -0.56,
        1.92,
      ],
      ...[-0.44, 1.96, -0.34, 2.26, -0.16, 2.36, -0.08, 2.24, 0, 2.48, 0.16, 2.58, 0.28, 2.5, 0.4, 2.62],
    ],
    combed([0.1, 3.08, 0.4, 2.9, 0.5, 2.6], [-0.1, 3.1, -0.7, 2.8, -0.6, 2.1], 7),
  )
}

function long(pen: PaintContext, paints: Paints): void {
  lock(
    pen,
    paints,
    [
      ...[
        0.44, 2.72, 0.42, 2.94, 0.2, 3.12, -0.16, 3.17, -0.54, 3.02, -0.82, 2.66, -0.9, 2.2, -0.86, 1.8,
        -0.98, 1.42,
      ],
      ...[-0.9, 1.06, -0.98, 0.7, -0.8, 0.3, -0.72, 0.66, -0.56, 0.96, -0.56, 1.36, -0.36, 1.72, -0.34, 2.1],
      ...[-0.14, 2.36, 0.12, 2.56, 0.32, 2.66],
    ],
    combed([0.36, 2.72, -0.4, 2.4, -0.62, 1.0], [0.2, 3.06, -0.9, 2.9, -0.9, 1.1], 8),
  )
  // One lock has come loose before the ear.
  blob(pen, paints.hair.base, [0.06, 2.5, -0.06, 2.26, -0.02, 1.94, 0.06, 1.7, -0.1, 1.92, -0.14, 2.26], 0.9)
}

function chignon(pen: PaintContext, paints: Paints): void {
  const { hair } = paints
  oval(pen, hair.dark, -0.8, 2.42, 0.36, 0.34)
  lock(
    pen,
    paints,
    [-1.12, 2.44, -1.06, 2.68, -0.82, 2.78, -0.6, 2.66, -0.5, 2.42, -0.62, 2.16, -0.86, 2.1, -1.06, 2.22],
    combed([-0.6, 2.2, -1.1, 2.2, -0.9, 2.7], [-0.6, 2.4, -0.9, 2.3, -0.66, 2.7], 4),
  )
  lock(
    pen,
    paints,
    [
      ...[
        0.44, 2.76, 0.42, 2.94, 0.2, 3.1, -0.14, 3.13, -0.5, 2.96, -0.72, 2.62, -0.72, 2.3, -0.58, 2.0, -0.46,
        1.86,
      ],
      ...[-0.38, 1.98, -0.32, 2.26, -0.16, 2.44, 0.06, 2.62, 0.28, 2.72],
    ],
    combed([0.34, 2.76, -0.2, 2.7, -0.66, 2.36], [0.24, 3.04, -0.5, 3.0, -0.7, 2.5], 6),
  )
  blob(pen, hair.base, [0.0, 2.56, -0.1, 2.3, -0.08, 2.02, -0.02, 1.86, -0.14, 2.02, -0.17, 2.3], 0.9)
  arc(pen, hair.base, 0.02, [-0.46, 1.9, -0.5, 1.7, -0.42, 1.56])
}

function bob(pen: PaintContext, paints: Paints): void {
  lock(
    pen,
    paints,
    [
      ...[
        0.5, 2.6, 0.47, 2.9, 0.24, 3.12, -0.14, 3.18, -0.54, 3.04, -0.82, 2.68, -0.9, 2.2, -0.84, 1.74, -0.66,
        1.5,
      ],
      ...[-0.36, 1.46, -0.02, 1.62, 0.04, 1.72, -0.02, 2.1, 0.02, 2.44, 0.2, 2.58],
    ],
    combed([0.3, 2.66, -0.1, 2.4, -0.06, 1.7], [0.16, 3.08, -0.9, 2.8, -0.74, 1.6], 8),
  )
}

function ponytail(pen: PaintContext, paints: Paints): void {
  lock(
    pen,
    paints,
    [-0.6, 2.72, -0.92, 2.74, -1.14, 2.4, -1.12, 1.9, -1.24, 1.5, -0.98, 1.6, -0.84, 1.96, -0.8, 2.36],
    combed([-0.7, 2.6, -0.9, 2.3, -1.0, 1.7], [-0.8, 2.7, -1.2, 2.4, -1.16, 1.7], 4),
  )
  chignonCap(pen, paints)
}

function chignonCap(pen: PaintContext, paints: Paints): void {
  lock(
    pen,
    paints,
    [
      ...[
        0.53, 2.66, 0.52, 2.86, 0.26, 3.08, -0.14, 3.13, -0.5, 2.98, -0.72, 2.66, -0.72, 2.3, -0.58, 2.02,
        -0.44, 1.96,
      ],
      ...[-0.32, 2.26, -0.14, 2.4, 0.04, 2.5, 0.24, 2.54, 0.42, 2.6],
    ],
    combed([0.4, 2.62, -0.1, 2.6, -0.66, 2.6], [0.24, 3.04, -0.5, 3.0, -0.7, 2.7], 6),
  )
}
