import { limb, line } from './strokes.ts'
import type { Subject } from './subject.ts'

/** A saguaro. */
export const cactus: Subject = {
  id: 'cactus',
  words: ['cactus', 'cacti', 'saguaro'],
  one: 'cactus',
  many: 'cacti',
  home: 'land',
  place: 'desert',
  width: 3.2,
  height: 5,
  below: 0.1,
  distance: 13,
  variants: 4,
  draw(pen, pose) {
    const skin = pose.tone('#4f7048')
    const rib = pose.tone('#34502f')
    const high = 3.9 + (pose.seed % 3) * 0.35
    limb(pen, skin, [0, 0], [0, high], 0.34, 0.3)
    const arm = (side: number, low: number, out: number, tall: number) => {
      limb(pen, skin, [0, low], [side * out, low + 0.16], 0.2, 0.22)
      limb(pen, skin, [side * out, low + 0.14], [side * out, low + tall], 0.22, 0.2)
      for (const k of [-0.09, 0.05])
        line(pen, rib, 0.03, [side * out + k, low + 0.25, side * out + k, low + tall])
    }
    arm(1, 1.7 + (pose.seed % 2) * 0.4, 0.95, 1.5)
    if (pose.seed % 4 !== 1) arm(-1, 2.2 - (pose.seed % 2) * 0.5, 0.9, 1.2)
    for (const k of [-0.2, -0.07, 0.07, 0.2]) line(pen, rib, 0.035, [k, 0.1, k * 0.9, high])
  },
}
