import type { PaintContext } from '../canvas.ts'
import { arc, shape } from './strokes.ts'
import type { Foot, Pose, Subject } from './subject.ts'
import { shades } from './tones.ts'

export const benchFeet: readonly Foot[] = [
  { x: -0.76, half: 0.1 },
  { x: 0.76, half: 0.1 },
]

/** A park bench seen from behind. With somebody on it, it is part of their picture. */
export const bench: Subject = {
  id: 'bench',
  words: ['bench', 'park bench'],
  one: 'bench',
  many: 'benches',
  home: 'land',
  place: 'meadow',
  width: 1.9,
  height: 1.05,
  below: 0.05,
  distance: 7.2,
  draw(pen, pose) {
    benchSeat(pen, pose)
    benchBack(pen, pose)
  },
  feet: () => benchFeet,
}

export function benchSeat(pen: PaintContext, pose: Pose): void {
  shape(pen, shades(pose, '#8a6040').deep, [-0.88, 0.4, 0.88, 0.4, 0.86, 0.48, -0.86, 0.48])
}

export function benchBack(pen: PaintContext, pose: Pose): void {
  const wood = shades(pose, '#8a6040')
  const iron = pose.tone('#2b2a2e')
  for (const y of [0.55, 0.69, 0.83]) {
    shape(pen, wood.base, [-0.88, y, 0.88, y, 0.88, y + 0.1, -0.88, y + 0.1])
    shape(pen, wood.light, [-0.88, y + 0.078, 0.88, y + 0.078, 0.88, y + 0.1, -0.88, y + 0.1])
  }
  // Cast iron: a leg that curves out to the foot, an arm rest.
  for (const side of [-1, 1]) {
    arc(pen, iron, 0.05, [side * 0.72, 0.95, side * 0.7, 0.5, side * 0.72, 0.38])
    arc(pen, iron, 0.05, [side * 0.72, 0.42, side * 0.7, 0.16, side * 0.79, 0.02])
    arc(pen, iron, 0.04, [side * 0.74, 0.68, side * 0.86, 0.7, side * 0.86, 0.56])
  }
}
