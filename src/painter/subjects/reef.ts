import { seededRandom } from '#kernel/random.ts'
import { blob, limb, line, oval } from './strokes.ts'
import type { Subject } from './subject.ts'
import { shades } from './tones.ts'

const reef = { words: [], home: 'land', place: 'underwater', distance: 8 } as const

export const seaweed: Subject = {
  ...reef,
  id: 'seaweed',
  one: 'seaweed',
  many: 'seaweed',
  width: 2,
  height: 3.6,
  animated: true,
  draw(pen, pose) {
    const leaf = shades(pose, pose.seed % 3 === 0 ? '#8a8a34' : '#3f8a5a')
    for (let i = 0; i < 5; i++) {
      const foot = (i / 4 - 0.5) * 0.8
      const tall = 2 + ((i * 7 + pose.seed) % 5) * 0.34
      const right: number[] = []
      const left: number[] = []
      for (let k = 0; k <= 8; k++) {
        const t = k / 8
        const x =
          foot +
          Math.sin(pose.timeSeconds * 1.1 + pose.phase * 6 + t * 3 + i) * 0.26 * t +
          (i / 4 - 0.5) * t * 0.6
        const half = 0.1 * Math.sin(Math.PI * (0.12 + t * 0.88)) + 0.012
        right.push(x + half, t * tall)
        left.unshift(x - half, t * tall)
      }
      blob(pen, i % 2 === 0 ? leaf.base : leaf.dark, [...right, ...left], 0.9)
    }
  },
}

export const coral: Subject = {
  ...reef,
  id: 'coral',
  one: 'coral',
  many: 'corals',
  width: 2.4,
  height: 1.9,
  variants: 6,
  draw(pen, pose) {
    const random = seededRandom(pose.seed * 31 + 7)
    const own = shades(
      pose,
      ['#e2725b', '#d65f8f', '#e6a23f', '#9a6fc4', '#e88f74', '#c9567a'][pose.seed % 6] ?? '#e2725b',
    )
    const rock = shades(pose, '#5d6a64')
    blob(pen, rock.dark, [-1.1, -0.05, -0.8, 0.4, -0.2, 0.55, 0.4, 0.42, 0.9, 0.5, 1.1, -0.05])
    if (pose.seed % 2 === 0) {
      const grow = (x: number, y: number, angle: number, long: number, level: number) => {
        const endX = Math.max(-1.1, Math.min(1.1, x + Math.cos(angle) * long))
        const endY = y + Math.sin(angle) * long
        limb(
          pen,
          level > 1 ? own.dark : own.base,
          [x, y],
          [endX, endY],
          0.05 + level * 0.022,
          0.05 + level * 0.012,
        )
        if (level === 0) return oval(pen, own.light, endX, endY, 0.055)
        for (const side of [-1, 1])
          grow(endX, endY, angle + side * (0.3 + random() * 0.25), long * 0.76, level - 1)
      }
      for (const angle of [1.1, 1.6, 2.1]) grow((1.6 - angle) * 0.5, 0.35, angle, 0.46, 3)
    } else {
      for (let i = 0; i < 9; i++) {
        const x = (random() - 0.5) * 1.6
        const y = 0.4 + random() * 0.5
        const r = 0.2 + random() * 0.24
        oval(pen, own.dark, x, y - 0.05, r * 1.06, r)
        oval(pen, own.base, x, y, r, r * 0.92)
        for (let k = 0; k < 4; k++)
          line(pen, own.light, 0.022, [
            x - r * 0.5 + k * r * 0.33,
            y + r * 0.1,
            x - r * 0.4 + k * r * 0.3,
            y + r * 0.6,
          ])
      }
    }
  },
}
