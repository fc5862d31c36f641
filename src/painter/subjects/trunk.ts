import { seededRandom } from '#kernel/random.ts'
import { line, shape } from './strokes.ts'
import type { Subject } from './subject.ts'

/** The bole of a tall tree whose crown is above the frame: part of woods, not something one asks for. */
export const trunk: Subject = {
  id: 'trunk',
  words: [],
  one: 'trunk',
  many: 'trunks',
  home: 'land',
  place: 'forest',
  width: 5,
  height: 13,
  below: 0.3,
  distance: 12,
  variants: 6,
  draw(pen, pose) {
    const random = seededRandom(pose.seed * 19 + 1)
    const bark = pose.tone('#3a2b22')
    const dark = pose.tone('#241a15')
    const wide = 0.26 + random() * 0.16
    const lean = (random() - 0.5) * 0.5
    const edge = (y: number) => wide * (1 - y / 22) + 0.3 * Math.exp(-y * 2.6)
    const points: number[] = []
    for (let i = 0; i <= 13; i++) points.push(-edge(i) + (lean * i) / 13 + (random() - 0.5) * 0.03, i - 0.1)
    for (let i = 13; i >= 0; i--) points.push(edge(i) + (lean * i) / 13 + (random() - 0.5) * 0.03, i - 0.1)
    shape(pen, bark, points)
    for (let i = 0; i < 26; i++) {
      const y = random() * 12
      const x = (random() - 0.5) * 1.5 * edge(y) + (lean * y) / 13
      line(pen, dark, 0.035, [x, y, x + 0.02, y + 0.4 + random() * 0.7])
    }
    for (let i = 0; i < 6; i++) {
      const y = 3.4 + i * 1.5 + random()
      const side = random() < 0.5 ? -1 : 1
      const x = (lean * y) / 13
      const reach = 0.7 + random() * 1.3
      line(pen, bark, 0.06, [x, y, x + side * reach * 0.5, y + 0.16, x + side * reach, y + 0.05])
      line(pen, bark, 0.035, [x + side * reach * 0.5, y + 0.16, x + side * reach * 0.8, y + 0.42])
    }
  },
}
