import { brighten, css } from '../colour.ts'
import { blob, line } from './strokes.ts'
import type { Subject } from './subject.ts'

export const jellyfish: Subject = {
  id: 'jellyfish',
  words: ['jellyfish', 'medusa', 'jelly'],
  one: 'jellyfish',
  many: 'jellyfish',
  home: 'deep',
  alsoIn: ['space'],
  place: 'underwater',
  width: 2.4,
  height: 3.2,
  below: 0.4,
  distance: 9.5,
  animated: true,
  draw(pen, pose) {
    const own = pose.colour ?? ([232, 150, 205] as const)
    const t = pose.timeSeconds * 1.9 + pose.phase * 12
    const pulse = Math.sin(t) * 0.09
    const wide = 0.86 - pulse
    const top = 2.55 + pulse * 1.2
    for (let i = 0; i < 9; i++) {
      const x = (i / 8 - 0.5) * 1.4 * wide
      const points: number[] = []
      for (let k = 0; k <= 10; k++)
        points.push(
          x * (1 - k * 0.03) + Math.sin(t * 0.8 - k * 0.6 + i) * 0.014 * k,
          1.75 - k * (0.15 + (i % 3) * 0.025),
        )
      line(pen, css(brighten(own, 1.1), i % 3 === 1 ? 0.75 : 0.4), i % 3 === 1 ? 0.07 : 0.025, points)
    }
    pen.globalAlpha = 0.82
    blob(pen, css(own), [
      -wide,
      1.72,
      -wide * 0.92,
      2.15,
      -wide * 0.5,
      top - 0.06,
      0,
      top,
      wide * 0.5,
      top - 0.06,
      wide * 0.92,
      2.15,
      wide,
      1.72,
      wide * 0.5,
      1.84,
      0,
      1.74,
      -wide * 0.5,
      1.84,
    ])
    pen.globalAlpha = 0.5
    blob(pen, 'rgb(255,240,252)', [
      -wide * 0.6,
      2.05,
      -wide * 0.4,
      top - 0.16,
      0,
      top - 0.08,
      wide * 0.2,
      top - 0.18,
      -wide * 0.1,
      top - 0.3,
    ])
    blob(pen, css(brighten(own, 0.7)), [-wide * 0.55, 1.86, 0, 2.22, wide * 0.55, 1.86, 0, 1.8])
    pen.globalAlpha = 1
  },
  glows(pose) {
    const colour = pose.colour ?? ([240, 150, 220] as const)
    return [{ x: 0, y: 2, radius: 2.4, colour, alpha: 0.3 }]
  },
}
