import { line, shape } from './strokes.ts'
import type { Subject } from './subject.ts'

const stripes = ['#c8402f', '#f0c24b', '#e9e0cc', '#2f6f86', '#f0c24b', '#c8402f']

/** A hot-air balloon. */
export const balloon: Subject = {
  id: 'balloon',
  words: ['balloon', 'hot air balloon', 'hot-air balloon'],
  one: 'balloon',
  many: 'balloons',
  home: 'air',
  place: 'meadow',
  width: 16,
  height: 21,
  below: 1,
  distance: 70,
  speed: 0.35,
  variants: 6,
  draw(pen, pose) {
    const gores = 6
    const wide = (y: number) =>
      7.2 *
      Math.sqrt(Math.max(0, 1 - ((y - 13) / 7.6) ** 2)) *
      (y < 13 ? 1 - 0.28 * ((13 - y) / 7.6) ** 2 : 1)
    for (let i = 0; i < gores; i++) {
      const from = Math.sin((i / gores - 0.5) * Math.PI)
      const to = Math.sin(((i + 1) / gores - 0.5) * Math.PI)
      const points: number[] = []
      for (let k = 0; k <= 16; k++) {
        const y = 5.6 + (15 * k) / 16
        points.push(from * (k === 0 ? 1.5 : Math.max(wide(y), y < 8 ? 1.5 : 0)), y)
      }
      for (let k = 16; k >= 0; k--) {
        const y = 5.6 + (15 * k) / 16
        points.push(to * (k === 0 ? 1.5 : Math.max(wide(y), y < 8 ? 1.5 : 0)), y)
      }
      shape(
        pen,
        pose.tone(
          pose.colour !== null && i % 2 === 0
            ? pose.colour
            : (stripes[(i + pose.seed) % stripes.length] ?? '#c8402f'),
        ),
        points,
      )
    }
    for (const side of [-1, 1]) line(pen, pose.tone('#2d2622'), 0.09, [side * 1.4, 5.7, side * 0.85, 1.9])
    shape(pen, pose.tone('#7d5230'), [-1, 0, 1, 0, 1.1, 1.9, -1.1, 1.9])
    shape(pen, pose.tone('#54351e'), [-1.15, 1.7, 1.15, 1.7, 1.15, 2, -1.15, 2])
  },
  glows(pose) {
    const burn = Math.max(0, Math.sin(pose.timeSeconds * 1.1 + pose.phase * 6)) ** 3
    if (pose.dark < 0.2) return []
    return [{ x: 0, y: 8, radius: 9, colour: [255, 170, 70], alpha: pose.dark * (0.2 + 0.5 * burn) }]
  },
}
