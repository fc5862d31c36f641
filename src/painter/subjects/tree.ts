import { seededRandom } from '#kernel/random.ts'
import type { Colour } from '../colour.ts'
import { limb, oval } from './strokes.ts'
import type { Subject } from './subject.ts'

const crowns: Record<string, readonly Colour[]> = {
  spring: [
    [128, 160, 92],
    [214, 150, 166],
    [236, 190, 198],
  ],
  summer: [
    [62, 100, 54],
    [84, 126, 62],
    [112, 150, 74],
  ],
  autumn: [
    [150, 62, 34],
    [196, 92, 40],
    [226, 142, 58],
  ],
  winter: [],
}

/** A broad tree on its own: oak in summer, bare in winter. */
export const tree: Subject = {
  id: 'tree',
  words: ['tree', 'oak', 'maple', 'cherry tree', 'apple tree', 'birch', 'willow', 'blossom'],
  one: 'tree',
  many: 'trees',
  home: 'land',
  place: 'meadow',
  width: 9.4,
  height: 8.6,
  below: 0.2,
  distance: 17,
  sway: 0.008,
  variants: 5,
  draw(pen, pose) {
    const random = seededRandom(pose.seed * 131 + 9)
    const bark = pose.tone('#4a3528')
    const tips: { x: number; y: number; size: number }[] = []
    const grow = (x: number, y: number, angle: number, length: number, radius: number, level: number) => {
      const endX = x + Math.cos(angle) * length
      const endY = y + Math.sin(angle) * length
      limb(pen, bark, [x, y], [endX, endY], radius, radius * 0.62)
      if (level === 0 || radius < 0.02) {
        tips.push({ x: endX, y: endY, size: length })
        return
      }
      const forks = level > 2 ? 3 : 2
      for (let i = 0; i < forks; i++) {
        const spread = (i - (forks - 1) / 2) * (0.75 + random() * 0.25) + (random() - 0.5) * 0.3
        const bent = angle + spread + (Math.PI / 2 - angle) * 0.08
        grow(endX, endY, bent, length * (0.68 + random() * 0.14), radius * 0.6, level - 1)
      }
      if (level <= 3) tips.push({ x: endX, y: endY, size: length })
    }
    limb(pen, bark, [0.05, -0.1], [0, 0.5], 0.42, 0.3)
    grow(0, 0.3, Math.PI / 2 + (random() - 0.5) * 0.12, 2, 0.3, 4)
    const tones =
      pose.colour === null
        ? (crowns[pose.season] ?? [])
        : [0.62, 0.82, 1.05].map((k): Colour => {
            const [r, g, b] = pose.colour ?? [0, 0, 0]
            return [Math.min(255, r * k), Math.min(255, g * k), Math.min(255, b * k)]
          })
    // Leaves go on in three coats, dark below and light above, in clumps round the twigs.
    tones.forEach((tone, coat) => {
      const fill = pose.tone(tone)
      for (const tip of tips) {
        for (let k = 0; k < 5; k++) {
          const angle = random() * 6.28
          const off = random() * 0.62
          const size = (0.26 + random() * 0.34) * (1 - coat * 0.2)
          const x = Math.max(-4.3, Math.min(4.3, tip.x + Math.cos(angle) * off))
          const y = Math.min(8.1, tip.y + Math.sin(angle) * off * 0.8 + coat * 0.22 - 0.12)
          oval(pen, fill, x, y, size * 1.15, size * 0.85)
        }
      }
    })
    if (pose.snowy) {
      const snow = pose.tone('#eef3fa')
      for (const tip of tips) oval(pen, snow, tip.x, tip.y + 0.05, 0.22, 0.06)
    }
  },
}
