import { type Random, seededRandom } from '#kernel/random.ts'
import type { PaintContext } from '../canvas.ts'
import type { Colour } from '../colour.ts'
import { blob, limb, line, oval } from './strokes.ts'
import type { Pose, Subject } from './subject.ts'
import { shades } from './tones.ts'

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
    const tips: Tip[] = []
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
    const flare = shades(pose, '#4a3528')
    blob(
      pen,
      flare.base,
      [
        -0.72, -0.12, -0.42, 0.06, -0.3, 0.6, -0.27, 1.4, 0.27, 1.4, 0.3, 0.6, 0.46, 0.04, 0.8, -0.12, 0.3,
        -0.06, 0, -0.16, -0.3, -0.06,
      ],
    )
    grow(0, 0.5, Math.PI / 2 + (random() - 0.5) * 0.12, 1.85, 0.29, 4)
    for (const x of [-0.14, 0.02, 0.16]) line(pen, flare.deep, 0.03, [x * 1.6, 0.1, x, 0.8, x * 0.9, 1.7])
    const tones =
      pose.colour === null
        ? (crowns[pose.season] ?? [])
        : [0.62, 0.82, 1.05].map((k): Colour => {
            const [r, g, b] = pose.colour ?? [0, 0, 0]
            return [Math.min(255, r * k), Math.min(255, g * k), Math.min(255, b * k)]
          })
    if (tones.length > 0) foliage(pen, pose, tones, tips, random)
    if (pose.snowy) {
      const snow = pose.tone('#eef3fa')
      for (const tip of tips) oval(pen, snow, tip.x, tip.y + 0.05, 0.22, 0.06)
    }
  },
}

interface Tip {
  x: number
  y: number
  size: number
}

/** Boughs of leaves round the twigs: dark ones behind, then lighter ones higher up, each with single leaves at its edge. */
function foliage(
  pen: PaintContext,
  pose: Pose,
  tones: readonly Colour[],
  tips: readonly Tip[],
  random: Random,
): void {
  const boughs = tips.filter((_, index) => index % 3 === 0)
  tones.forEach((tone, coat) => {
    const fill = pose.tone(tone)
    for (const tip of boughs) {
      const size = (0.95 + random() * 0.5) * (1 - coat * 0.24)
      const x = Math.max(-3.7, Math.min(3.7, tip.x + (random() - 0.5) * 0.5))
      const y = Math.min(7.5, tip.y + coat * 0.34 - 0.1 + (random() - 0.5) * 0.3)
      bough(pen, fill, x, y, size, random)
    }
  })
  // Leaves that catch the light.
  const [, , bright = tones[0] ?? [112, 150, 74]] = tones
  const light = pose.tone([
    Math.min(255, bright[0] * 1.22),
    Math.min(255, bright[1] * 1.2),
    Math.min(255, bright[2] * 1.1),
  ])
  for (const tip of boughs)
    for (let k = 0; k < 12; k++)
      leaf(
        pen,
        light,
        tip.x + (random() - 0.5) * 1.3,
        Math.min(8, tip.y + 0.2 + random() * 0.75),
        0.085,
        random() * 3.14,
      )
}

function bough(pen: PaintContext, fill: string, x: number, y: number, size: number, random: Random): void {
  const points: number[] = []
  const lobes = 11
  for (let i = 0; i < lobes * 2; i++) {
    const angle = (i / (lobes * 2)) * Math.PI * 2
    const out = size * (i % 2 === 0 ? 0.94 + random() * 0.16 : 0.8 + random() * 0.06)
    points.push(x + Math.cos(angle) * out * 1.12, y + Math.sin(angle) * out * 0.82)
  }
  blob(pen, fill, points, 0.8)
  for (let k = 0; k < 16; k++) {
    const angle = random() * Math.PI * 2
    const out = size * (0.92 + random() * 0.26)
    leaf(pen, fill, x + Math.cos(angle) * out * 1.12, y + Math.sin(angle) * out * 0.82, 0.1, angle + random())
  }
}

function leaf(pen: PaintContext, fill: string, x: number, y: number, size: number, angle: number): void {
  pen.fillStyle = fill
  pen.beginPath()
  pen.ellipse(x, y, size, size * 0.48, angle, 0, 6.2832)
  pen.fill()
}
