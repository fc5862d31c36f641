import { seededRandom } from '#kernel/random.ts'
import { blob, limb } from './strokes.ts'
import type { Subject } from './subject.ts'
import { shades } from './tones.ts'

/** An umbrella thorn: a few stems that fork low, flat layers of leaves on top. Nobody asks for it by name. */
export const acacia: Subject = {
  id: 'acacia',
  words: [],
  one: 'acacia',
  many: 'acacias',
  home: 'land',
  place: 'savanna',
  width: 11,
  height: 6.6,
  below: 0.2,
  distance: 22,
  sway: 0.004,
  variants: 4,
  draw(pen, pose) {
    const random = seededRandom(pose.seed * 97 + 5)
    const bark = shades(pose, '#4a3a2c')
    const leaf = shades(pose, pose.season === 'autumn' ? '#9a8238' : '#6f7a38')
    const lean = (random() - 0.5) * 0.9
    limb(pen, bark.dark, [0, -0.1], [lean * 0.4, 1.5], 0.3, 0.2)
    const boughs = Array.from({ length: 6 }, (_, i) => {
      const k = i / 5 - 0.5
      return { x: k * 7.2 + lean + (random() - 0.5) * 0.7, y: 4.7 + random() * 0.7 - Math.abs(k) * 0.9 }
    })
    for (const { x, y } of boughs) {
      limb(pen, bark.base, [lean * 0.4, 1.4], [lean * 0.4 + (x - lean * 0.4) * 0.45, 2.9], 0.17, 0.1)
      limb(pen, bark.base, [lean * 0.4 + (x - lean * 0.4) * 0.45, 2.9], [x, y], 0.1, 0.04)
    }
    // Flat clouds of leaves: the dark underside, then the lit top.
    for (const [shade, lift, size] of [
      [leaf.dark, 0, 1],
      [leaf.base, 0.2, 0.94],
      [leaf.light, 0.36, 0.66],
    ] as const)
      for (const { x, y } of boughs) {
        const wide = (1.5 + random() * 0.7) * size
        const tall = 0.46 * size
        const points: number[] = []
        for (let i = 0; i < 16; i++) {
          const angle = (i / 16) * Math.PI * 2
          const out = i % 2 === 0 ? 1 : 0.84 + random() * 0.1
          points.push(
            x + Math.cos(angle) * wide * out,
            y + lift + 0.2 + Math.sin(angle) * tall * out * (Math.sin(angle) < 0 ? 0.55 : 1),
          )
        }
        blob(pen, shade, points, 0.8)
      }
  },
}
