import { line, oval, shape } from './strokes.ts'
import type { Subject } from './subject.ts'
import { shades } from './tones.ts'

const walls = ['#e8d9b8', '#c9d6d3', '#d98f6c', '#b8c48f']
const panes = [
  [-3.0, 1.0],
  [-1.15, 3.75],
  [-3.0, 3.75],
  [2.35, 1.15],
] as const

/** A house with a gable, a door, a fence. */
export const house: Subject = {
  id: 'house',
  words: ['house', 'home', 'cottage', 'farmhouse', 'villa', 'mansion', 'farm', 'bungalow'],
  one: 'house',
  many: 'houses',
  home: 'land',
  place: 'meadow',
  width: 13,
  height: 9.2,
  below: 0.2,
  distance: 35,
  variants: 4,
  draw(pen, pose) {
    const wall = shades(pose, pose.colour ?? walls[pose.seed % walls.length] ?? '#e8d9b8')
    const tile = shades(pose, pose.snowy ? '#e6edf5' : '#8f4436')
    const trim = pose.tone('#f6f1e4')
    const glass = pose.tone('#33475a')
    const box = (fill: string, a: number, low: number, b: number, high: number) =>
      shape(pen, fill, [a, low, b, low, b, high, a, high])
    // The wing on the right, then the gable before it.
    box(pose.tone('#8a5f4c'), 3.0, 5.6, 4.0, 8.3)
    box(pose.tone('#5f4237'), 2.85, 8.1, 4.15, 8.45)
    box(wall.dark, 0, 0, 5.2, 3.7)
    shape(pen, tile.base, [-0.6, 3.5, 5.8, 3.5, 4.7, 6.4, -0.6, 6.4])
    for (let y = 3.9; y < 6.3; y += 0.5) line(pen, tile.dark, 0.05, [-0.6, y, 5.8 - (y - 3.5) * 0.38, y])
    box(tile.dark, -0.6, 3.4, 5.9, 3.62)
    shape(pen, wall.base, [-4.2, 0, 0.6, 0, 0.6, 5.1, -1.8, 8.2, -4.2, 5.1])
    shape(pen, tile.light, [-4.95, 4.55, -1.8, 8.75, 1.35, 4.55, 1.35, 5.15, -1.8, 9.2, -4.95, 5.15])
    shape(pen, tile.dark, [-4.95, 4.45, -1.8, 8.55, 1.35, 4.45, 1.35, 4.6, -1.8, 8.78, -4.95, 4.6])
    oval(pen, trim, -1.8, 6.55, 0.5)
    oval(pen, glass, -1.8, 6.55, 0.36)
    for (const [x, y] of panes) {
      box(trim, x - 0.14, y - 0.14, x + 1.34, y + 1.6)
      box(glass, x, y, x + 1.2, y + 1.45)
      line(pen, trim, 0.09, [x + 0.6, y, x + 0.6, y + 1.45])
      line(pen, trim, 0.09, [x, y + 0.75, x + 1.2, y + 0.75])
      box(wall.deep, x - 0.2, y - 0.26, x + 1.4, y - 0.12)
    }
    box(trim, -0.95, 0, 0.35, 2.5)
    box(pose.tone('#7a3b2e'), -0.8, 0, 0.2, 2.35)
    oval(pen, pose.tone('#e3c15a'), 0.02, 1.15, 0.08)
    shape(pen, tile.base, [-1.35, 2.5, 0.75, 2.5, 0.4, 3.1, -1.0, 3.1])
    box(pose.tone('#9a948a'), -1.1, -0.15, 0.5, 0.12)
    for (const [x, s] of [
      [-3.6, 0.6],
      [-2.4, 0.5],
      [1.6, 0.62],
      [4.3, 0.7],
    ] as const) {
      oval(pen, pose.tone(pose.snowy ? '#dfe7ef' : '#3f6438'), x, 0.35, s * 1.2, s)
      if (!pose.snowy)
        for (let i = 0; i < 4; i++)
          oval(pen, pose.tone('#d96a78'), x + (i - 1.5) * 0.28, 0.45 + (i % 2) * 0.24, 0.09)
    }
    for (let x = -6.2; x < 6.3; x += 0.52) {
      if (x > -1.5 && x < 0.7) continue
      shape(pen, trim, [x - 0.12, -0.15, x + 0.12, -0.15, x + 0.12, 0.72, x, 0.9, x - 0.12, 0.72])
    }
    for (const y of [0.15, 0.55]) {
      line(pen, trim, 0.09, [-6.3, y, -1.5, y])
      line(pen, trim, 0.09, [0.7, y, 6.3, y])
    }
  },
  drawLights(pen, pose) {
    if (pose.dark < 0.2) return
    const glow = `rgba(255,206,128,${Math.min(1, pose.dark * 1.2)})`
    for (const [x, y] of panes) {
      shape(pen, glow, [x, y, x + 1.2, y, x + 1.2, y + 1.45, x, y + 1.45])
      line(pen, '#5a4632', 0.07, [x + 0.6, y, x + 0.6, y + 1.45])
      line(pen, '#5a4632', 0.07, [x, y + 0.75, x + 1.2, y + 0.75])
    }
    oval(pen, glow, -1.8, 6.55, 0.34)
  },
  glows(pose) {
    const smoke = Array.from({ length: 7 }, (_, i) => {
      const age = (pose.timeSeconds * 0.15 + i / 7 + pose.phase) % 1
      const grey = 215 - pose.dark * 120
      return {
        x: 3.5 + age * 1.8 + Math.sin(age * 7 + i) * 0.2,
        y: 8.5 + age * 4,
        radius: 0.4 + age * 1.3,
        colour: [grey, grey, grey + 8] as const,
        alpha: 0.3 * (1 - age) * Math.min(1, age * 8),
        smoke: true,
      }
    })
    if (pose.dark < 0.2) return smoke
    const lamps = panes.map(([x, y]) => ({
      x: x + 0.6,
      y: y + 0.7,
      radius: 3.2,
      colour: [255, 184, 100] as const,
      alpha: 0.36 * pose.dark,
    }))
    return [...smoke, ...lamps]
  },
}
