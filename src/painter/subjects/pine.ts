import { seededRandom } from '#kernel/random.ts'
import { shape } from './strokes.ts'
import type { Subject } from './subject.ts'

export const pine: Subject = {
  id: 'pine',
  words: ['pine', 'pine tree', 'fir', 'spruce', 'conifer', 'evergreen', 'christmas tree'],
  one: 'pine',
  many: 'pines',
  home: 'land',
  place: 'forest',
  width: 5.2,
  height: 10,
  below: 0.2,
  distance: 16,
  sway: 0.006,
  variants: 5,
  draw(pen, pose) {
    const random = seededRandom(pose.seed * 77 + 3)
    const slim = 0.8 + random() * 0.35
    shape(pen, pose.tone('#3a281f'), [-0.17, -0.1, 0.17, -0.1, 0.08, 3, -0.08, 3])
    // A solid heart, so that no sky shows between the tiers.
    shape(pen, pose.tone([30, 56, 42]), [-1.5 * slim, 1.1, 1.5 * slim, 1.1, 0.1, 9, -0.1, 9])
    const tiers = 11
    for (let i = 0; i < tiers; i++) {
      const t = i / (tiers - 1)
      const y = 0.9 + t * 7.7
      const half = (2.35 * (1 - t) ** 0.85 + 0.22) * slim
      const drop = 0.5 + (1 - t) * 0.5
      const points: number[] = [0, y + 1.5 * (1 - t * 0.35)]
      const teeth = 5
      const sides = [1, -1]
      for (const side of sides) {
        const edge: number[] = []
        for (let k = 0; k <= teeth; k++) {
          const across = 1 - k / teeth
          const reach = half * across * (0.94 + random() * 0.12)
          const low = y - drop * (0.35 + across * 0.5) + random() * 0.1
          edge.push(side * reach, low)
          // The notch stays under the line from the top to the tip, or the tip would come off.
          if (k < teeth) edge.push(side * (reach - half * 0.12), low + drop * 0.15)
        }
        if (side === 1) points.push(...edge)
        else for (let k = edge.length - 2; k >= 0; k -= 2) points.push(edge[k] ?? 0, edge[k + 1] ?? 0)
      }
      const green = 0.72 + t * 0.5
      shape(pen, pose.tone([38 * green, 70 * green, 52 * green]), points)
      if (pose.snowy) {
        const s = half * 0.85
        shape(pen, pose.tone('#eef3fa'), [
          0,
          y + 1.3 * (1 - t * 0.35),
          s * 0.75,
          y - drop * 0.1,
          s * 0.3,
          y + 0.22,
          0.05,
          y + 0.02,
          -s * 0.35,
          y + 0.2,
          -s * 0.75,
          y - drop * 0.1,
        ])
      }
    }
  },
}
