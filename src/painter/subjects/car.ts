import { brighten, hex } from '../colour.ts'
import { blob, oval, shape } from './strokes.ts'
import type { Subject } from './subject.ts'

const WHEEL = 0.34

const lacquers = ['#b2342c', '#2f5f8f', '#e2ddd2', '#d9a332', '#2f7a6c']

/** A fastback of the seventies, from the side. */
export const car: Subject = {
  id: 'car',
  words: ['car', 'taxi', 'cab', 'vehicle', 'automobile', 'sports car', 'convertible', 'traffic', 'sedan'],
  one: 'car',
  many: 'cars',
  home: 'land',
  place: 'city',
  width: 5.1,
  height: 1.6,
  below: 0.08,
  distance: 13,
  speed: 2.4,
  animated: 'moving',
  variants: 12,
  draw(pen, pose) {
    const bounce = pose.moving ? Math.sin(pose.timeSeconds * 9 + pose.phase * 6) * 0.008 : 0
    // At night its lacquer shows what falls on it from lamps and windows.
    const paint = brighten(
      pose.colour ?? hex(lacquers[pose.seed % lacquers.length] ?? '#b2342c'),
      1 + pose.dark * 0.85,
    )
    const body = pose.tone(paint)
    const low = pose.tone([paint[0] * 0.6, paint[1] * 0.6, paint[2] * 0.64])
    const high = pose.tone([
      Math.min(255, paint[0] * 1.25 + 25),
      Math.min(255, paint[1] * 1.25 + 25),
      Math.min(255, paint[2] * 1.25 + 25),
    ])
    const glass = pose.tone('#26323f')
    const chrome = pose.tone('#d5d8da')
    pen.translate(0, bounce)
    shape(pen, pose.tone('#111216'), [-2, 0.22, 2, 0.22, 2, 0.42, -2, 0.42])
    blob(
      pen,
      body,
      [
        -2.28, 0.42, -2.33, 0.68, -2.22, 0.92, -1.7, 1.0, -1.05, 1.31, -0.45, 1.4, 0.2, 1.37, 0.62, 1.22,
        1.05, 0.95, 1.75, 0.9, 2.18, 0.8, 2.3, 0.58, 2.26, 0.36, 1.8, 0.27, 0, 0.25, -1.8, 0.27,
      ],
      0.85,
    )
    blob(
      pen,
      low,
      [-2.26, 0.4, -2.2, 0.52, 0, 0.5, 2.2, 0.5, 2.25, 0.38, 1.8, 0.27, 0, 0.25, -1.8, 0.27],
      0.6,
    )
    blob(
      pen,
      glass,
      [-1.28, 1.02, -0.98, 1.26, -0.42, 1.335, 0.18, 1.31, 0.52, 1.18, 0.8, 0.985, 0, 0.975],
      0.45,
    )
    shape(pen, body, [-0.36, 0.97, -0.26, 0.97, -0.2, 1.36, -0.28, 1.36])
    pen.globalAlpha = 0.4
    shape(pen, high, [0.2, 1.29, 0.42, 1.2, 0.2, 0.99, 0.0, 0.99])
    pen.globalAlpha = 1
    shape(pen, high, [-2.25, 0.83, 2.1, 0.8, 2.1, 0.765, -2.25, 0.79])
    shape(pen, low, [-0.33, 0.95, -0.31, 0.95, -0.29, 0.35, -0.31, 0.35])
    shape(pen, low, [0.72, 0.93, 0.74, 0.93, 0.82, 0.35, 0.8, 0.35])
    shape(pen, chrome, [-0.2, 0.87, -0.02, 0.87, -0.02, 0.9, -0.2, 0.9])
    shape(pen, chrome, [2.16, 0.38, 2.37, 0.4, 2.37, 0.47, 2.16, 0.47])
    shape(pen, chrome, [-2.16, 0.38, -2.39, 0.4, -2.39, 0.47, -2.16, 0.47])
    oval(pen, pose.tone('#fff6d8'), 2.17, 0.68, 0.07, 0.09)
    shape(pen, pose.tone('#a3170f'), [-2.33, 0.62, -2.25, 0.62, -2.24, 0.8, -2.31, 0.8])
    for (const x of [-1.42, 1.38]) {
      oval(pen, pose.tone('#0c0d10'), x, WHEEL + 0.03 - bounce, 0.43, 0.41)
      oval(pen, pose.tone('#1c1d21'), x, WHEEL - bounce, WHEEL)
      oval(pen, chrome, x, WHEEL - bounce, 0.19)
      const spin = pose.moving ? (-pose.timeSeconds * 2.4) / WHEEL : 0.4
      for (let i = 0; i < 5; i++) {
        const angle = spin + (i * Math.PI * 2) / 5
        oval(
          pen,
          pose.tone('#3a3c42'),
          x + Math.cos(angle) * 0.115,
          WHEEL - bounce + Math.sin(angle) * 0.115,
          0.042,
        )
      }
    }
  },
  drawLights(pen, pose) {
    if (pose.dark < 0.4) return
    oval(pen, `rgba(255,247,214,${pose.dark})`, 2.18, 0.68, 0.075, 0.095)
    pen.fillStyle = `rgba(255,60,40,${pose.dark})`
    pen.fillRect(-2.33, 0.62, 0.08, 0.18)
  },
  feet: () => [{ x: 0, half: 1.75 }, ...[-1.45, 1.5].map((x) => ({ x, half: 0.4 }))],
  glows(pose) {
    if (pose.dark < 0.4) return []
    return [
      { x: 2.25, y: 0.68, radius: 1.1, colour: [255, 240, 200], alpha: 0.75 * pose.dark },
      {
        x: 2.25,
        y: 0.62,
        radius: 6,
        colour: [255, 236, 190],
        alpha: 0.34 * pose.dark,
        beam: { angle: -0.06, spread: 0.16 },
      },
      { x: -2.3, y: 0.7, radius: 0.9, colour: [255, 50, 30], alpha: 0.6 * pose.dark },
    ]
  },
}
