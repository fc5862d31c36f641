import type { PaintContext } from '../../canvas.ts'
import { arc, blob, blobWith, oval, soft } from '../strokes.ts'
import type { Pose } from '../subject.ts'
import type { Paints } from './paints.ts'

export function nose(pen: PaintContext, { skin, shadow }: Paints): void {
  soft(pen, shadow, 0.22, 2.2, 0.16, 0.3)
  pen.globalAlpha = 0.8
  blob(pen, skin.light, [0.29, 2.42, 0.33, 2.24, 0.4, 2.08, 0.37, 2.03, 0.31, 2.06, 0.28, 2.24], 0.9)
  pen.globalAlpha = 1
  arc(pen, shadow(0.75), 0.016, [0.345, 2.28, 0.38, 2.12, 0.43, 2.06])
  arc(pen, shadow(0.85), 0.018, [0.43, 2.06, 0.44, 2.0, 0.36, 1.985])
  arc(pen, shadow(0.75), 0.018, [0.25, 2.09, 0.19, 2.02, 0.26, 1.995])
  oval(pen, shadow(0.85), 0.295, 1.998, 0.034, 0.013)
  soft(pen, shadow, 0.32, 1.95, 0.1, 0.35)
}

export function mouth(pen: PaintContext, { lips, ink, who }: Paints): void {
  const full = who === 'man' || who === 'boy' ? 0.7 : 1
  const y = (over: number) => 1.832 + over * full
  blob(
    pen,
    lips,
    [
      0.09,
      y(0.002),
      0.2,
      y(0.044),
      0.265,
      y(0.052),
      0.3,
      y(0.044),
      0.335,
      y(0.05),
      0.39,
      y(0.03),
      0.43,
      y(0),
      0.28,
      y(-0.006),
    ],
    0.8,
  )
  blob(
    pen,
    lips,
    [0.1, y(0), 0.28, y(-0.006), 0.425, y(0), 0.38, y(-0.06), 0.29, y(-0.085), 0.18, y(-0.06)],
    0.8,
  )
  soft(pen, (alpha) => `rgba(255,255,255,${alpha})`, 0.3, y(-0.04), 0.06, 0.3)
  arc(pen, ink, 0.013, [0.07, y(0.006), 0.28, y(-0.02), 0.44, y(0.006)])
}

export function eye(
  pen: PaintContext,
  pose: Pose,
  { ink, skin }: Paints,
  { x, half, male }: { x: number; half: number; male: boolean },
): void {
  const at = (k: number) => x + half * k
  const almond = [
    at(-1),
    2.315,
    at(-0.4),
    2.375,
    at(0.35),
    2.385,
    at(1),
    2.325,
    at(0.35),
    2.282,
    at(-0.4),
    2.28,
  ]
  blobWith(
    pen,
    pose.tone('#f6f1ea'),
    almond,
    () => {
      const iris = x + half * 0.22
      oval(pen, pose.tone('#4a3320'), iris, 2.335, 0.058, 0.06)
      oval(pen, pose.tone('#7a5a36'), iris, 2.325, 0.044, 0.04)
      oval(pen, pose.tone('#120c0a'), iris, 2.335, 0.026)
      oval(pen, 'rgba(255,255,255,0.92)', iris + 0.02, 2.357, 0.014)
      pen.globalAlpha = 0.3
      oval(pen, ink, x, 2.395, half * 1.1, 0.03)
      pen.globalAlpha = 1
    },
    0.9,
  )
  blob(
    pen,
    skin.dark,
    [at(-1.02), 2.33, at(-0.4), 2.415, at(0.35), 2.425, at(1), 2.345, at(0.35), 2.39, at(-0.4), 2.38],
    0.9,
  )
  arc(pen, ink, male ? 0.022 : 0.03, [at(-1.02), 2.315, at(-0.1), 2.435, at(1), 2.325])
  if (!male) {
    const out = x < 0.2 ? -1 : 1
    arc(pen, ink, 0.02, [at(out), 2.325, at(out * 1.14), 2.34, at(out * 1.24), 2.372])
  }
  arc(pen, ink, 0.008, [at(-0.7), 2.288, at(0.1), 2.255, at(0.8), 2.3])
}

export function brow(
  pen: PaintContext,
  { hair }: Paints,
  male: boolean,
  [fromX, fromY, midX, midY, toX, toY]: readonly [number, number, number, number, number, number],
): void {
  const thick = male ? 0.05 : 0.03
  blob(
    pen,
    hair.deep,
    [
      fromX,
      fromY,
      midX,
      midY + thick * 0.3,
      toX,
      toY + 0.012,
      toX,
      toY - thick * 0.8,
      midX,
      midY - thick * 0.8,
    ],
    0.9,
  )
}
