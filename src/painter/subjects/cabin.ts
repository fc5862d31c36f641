import { line, shape } from './strokes.ts'
import type { Subject } from './subject.ts'

const windows = [
  [-2.35, 1.15, 0.95, 1.05],
  [1.35, 1.15, 0.95, 1.05],
] as const

/** A timber house seen at its eaves, a gabled porch, a chimney that smokes. */
export const cabin: Subject = {
  id: 'cabin',
  words: ['cabin', 'hut', 'lodge', 'log cabin', 'wooden house', 'chalet', 'barn', 'shack'],
  one: 'cabin',
  many: 'cabins',
  home: 'land',
  place: 'mountains',
  width: 9.6,
  height: 7,
  below: 0.3,
  distance: 31,
  variants: 2,
  draw(pen, pose) {
    const log = pose.colour ?? ([122, 76, 48] as const)
    const wall = pose.tone(log)
    const gap = pose.tone([log[0] * 0.62, log[1] * 0.6, log[2] * 0.6])
    const roof = pose.tone(pose.snowy ? '#e9eff7' : '#4b3a3a')
    const roofEdge = pose.tone(pose.snowy ? '#c2cfe0' : '#2f2527')
    const stone = pose.tone('#77716c')
    const trim = pose.tone('#e6d9bf')
    shape(pen, stone, [-3.75, -0.25, 3.75, -0.25, 3.7, 0.35, -3.7, 0.35])
    shape(pen, wall, [-3.6, 0.3, 3.6, 0.3, 3.6, 2.95, -3.6, 2.95])
    for (let y = 0.62; y < 2.9; y += 0.33) line(pen, gap, 0.05, [-3.6, y, 3.6, y])
    shape(pen, stone, [2.05, 4.2, 2.95, 4.2, 2.9, 6.2, 2.1, 6.2])
    shape(pen, roofEdge, [1.95, 6.1, 3.05, 6.1, 3.05, 6.32, 1.95, 6.32])
    shape(pen, roof, [-4.4, 2.72, 4.4, 2.72, 3.35, 5.5, -3.35, 5.5])
    for (let i = 1; i < 6; i++) {
      const y = 2.72 + i * 0.46
      line(pen, roofEdge, 0.035, [-4.4 + (y - 2.72) * 0.378, y, 4.4 - (y - 2.72) * 0.378, y])
    }
    shape(pen, roofEdge, [-4.45, 2.62, 4.45, 2.62, 4.4, 2.8, -4.4, 2.8])
    // The gabled porch stands before the roof.
    shape(pen, wall, [-1.25, 0.3, 1.25, 0.3, 1.25, 3, 0, 4.35, -1.25, 3])
    for (let y = 0.62; y < 3; y += 0.33) line(pen, gap, 0.05, [-1.25, y, 1.25, y])
    shape(pen, roof, [-1.75, 2.62, 0, 4.45, 1.75, 2.62, 1.75, 3.02, 0, 4.86, -1.75, 3.02])
    shape(pen, pose.tone('#3a2419'), [-0.5, 0.3, 0.5, 0.3, 0.5, 2.2, -0.5, 2.2])
    line(pen, trim, 0.09, [-0.55, 0.3, -0.55, 2.25, 0.55, 2.25, 0.55, 0.3])
    for (const [x, y, w, h] of windows) {
      shape(pen, trim, [
        x - 0.12,
        y - 0.12,
        x + w + 0.12,
        y - 0.12,
        x + w + 0.12,
        y + h + 0.12,
        x - 0.12,
        y + h + 0.12,
      ])
      shape(pen, pose.tone('#35414d'), [x, y, x + w, y, x + w, y + h, x, y + h])
      line(pen, trim, 0.06, [x + w / 2, y, x + w / 2, y + h])
      line(pen, trim, 0.06, [x, y + h / 2, x + w, y + h / 2])
    }
    shape(pen, pose.tone('#6c675f'), [-0.9, -0.25, 0.9, -0.25, 0.75, 0.12, -0.75, 0.12])
  },
  drawLights(pen, pose) {
    if (pose.dark < 0.2) return
    const glow = Math.min(1, pose.dark * 1.2)
    for (const [x, y, w, h] of windows) {
      const gradient = pen.createLinearGradient(0, y, 0, y + h)
      gradient.addColorStop(0, `rgba(255,176,84,${glow})`)
      gradient.addColorStop(1, `rgba(255,222,148,${glow})`)
      shape(pen, gradient, [x, y, x + w, y, x + w, y + h, x, y + h])
      line(pen, '#3a2419', 0.05, [x + w / 2, y, x + w / 2, y + h])
      line(pen, '#3a2419', 0.05, [x, y + h / 2, x + w, y + h / 2])
    }
    shape(pen, `rgba(255,190,100,${glow * 0.8})`, [-0.22, 1.5, 0.22, 1.5, 0.22, 1.95, -0.22, 1.95])
  },
  glows(pose) {
    const smoke = Array.from({ length: 9 }, (_, i) => {
      const age = (pose.timeSeconds * 0.16 + i / 9 + pose.phase) % 1
      const grey = 205 - pose.dark * 120
      return {
        x: 2.5 + age * 1.7 + Math.sin(age * 7 + pose.timeSeconds * 0.5 + pose.phase * 6) * 0.22 * age,
        y: 6.4 + age * 4.2,
        radius: 0.35 + age * 1.2,
        colour: [grey, grey, grey + 8] as const,
        alpha: 0.34 * (1 - age) * Math.min(1, age * 8),
        smoke: true,
      }
    })
    if (pose.dark < 0.2) return smoke
    const lamps = windows.map(([x, y, w, h]) => ({
      x: x + w / 2,
      y: y + h / 2,
      radius: 3.4,
      colour: [255, 178, 90] as const,
      alpha: 0.42 * pose.dark,
    }))
    return [
      ...smoke,
      ...lamps,
      { x: 0, y: 0.6, radius: 4.5, colour: [255, 170, 80] as const, alpha: 0.2 * pose.dark },
    ]
  },
}
