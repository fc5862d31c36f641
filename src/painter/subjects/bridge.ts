import { line, oval, shape } from './strokes.ts'
import type { Subject } from './subject.ts'
import { shades } from './tones.ts'

const TOWERS = [-34, 34] as const
const DECK = 8
const TOP = 28
const HALF = 88

/** A suspension bridge from one edge of the frame to the other. */
export const bridge: Subject = {
  id: 'bridge',
  words: ['bridge', 'suspension bridge', 'golden gate', 'golden gate bridge', 'viaduct'],
  one: 'bridge',
  many: 'bridges',
  home: 'water',
  place: 'harbour',
  width: HALF * 2,
  height: 31,
  below: 1.5,
  distance: 132,
  draw(pen, pose) {
    const steel = shades(pose, pose.colour ?? '#b5452f')
    const stone = shades(pose, '#8d877d')
    const cable = (x: number) => {
      const [left, right] = TOWERS
      if (x < left) return DECK + 1 + (TOP - DECK - 1) * ((x + HALF) / (left + HALF)) ** 1.5
      if (x > right) return DECK + 1 + (TOP - DECK - 1) * ((HALF - x) / (HALF - right)) ** 1.5
      return DECK + 2.4 + (TOP - DECK - 2.4) * (x / right) ** 2
    }
    for (const x of TOWERS) {
      shape(pen, stone.base, [x - 5, -1.5, x + 5, -1.5, x + 4, 4.4, x - 4, 4.4])
      shape(pen, stone.dark, [x + 1.5, -1.5, x + 5, -1.5, x + 4, 4.4, x + 1.5, 4.4])
    }
    const points: number[] = []
    for (let x = -HALF; x <= HALF; x += 2) points.push(x, cable(x))
    for (let x = -HALF + 4; x < HALF; x += 4) line(pen, steel.dark, 0.14, [x, DECK, x, cable(x)])
    line(pen, steel.base, 0.7, points)
    shape(pen, steel.dark, [-HALF, DECK - 2, HALF, DECK - 2, HALF, DECK - 0.2, -HALF, DECK - 0.2])
    for (let x = -HALF; x < HALF; x += 4)
      line(pen, steel.base, 0.22, [x, DECK - 2, x + 2, DECK - 0.3, x + 4, DECK - 2])
    shape(pen, steel.base, [-HALF, DECK - 0.4, HALF, DECK - 0.4, HALF, DECK + 0.5, -HALF, DECK + 0.5])
    for (const x of TOWERS) {
      for (const side of [-1, 1])
        shape(pen, side < 0 ? steel.base : steel.dark, [
          x + side * 3.1,
          4,
          x + side * 1.7,
          4,
          x + side * 1.4,
          TOP + 1.6,
          x + side * 2.6,
          TOP + 1.6,
        ])
      for (const y of [13.5, 18.5, 23.5, TOP])
        shape(pen, steel.base, [x - 2.8, y, x + 2.8, y, x + 2.7, y + 1.5, x - 2.7, y + 1.5])
      for (const y of [4.2]) line(pen, steel.dark, 0.5, [x - 3, y, x + 3, y + 3])
    }
  },
  drawLights(pen, pose) {
    if (pose.dark < 0.3) return
    for (let x = -HALF + 4; x < HALF; x += 8) oval(pen, `rgba(255,226,160,${pose.dark})`, x, DECK + 1.6, 0.4)
  },
  glows(pose) {
    if (pose.dark < 0.3) return []
    const blink = Math.sin(pose.timeSeconds * 2.4) > 0 ? 1 : 0.25
    return [
      ...TOWERS.map((x) => ({
        x,
        y: TOP + 2,
        radius: 3,
        colour: [255, 60, 40] as const,
        alpha: 0.8 * pose.dark * blink,
      })),
      ...Array.from({ length: 11 }, (_, i) => ({
        x: -80 + i * 16,
        y: DECK + 1.4,
        radius: 6,
        colour: [255, 206, 130] as const,
        alpha: 0.26 * pose.dark,
      })),
    ]
  },
}
