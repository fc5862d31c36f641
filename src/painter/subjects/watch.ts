import { blob, line, oval, shape } from './strokes.ts'
import type { Subject } from './subject.ts'
import { shades } from './tones.ts'

const FACE_Y = 1.3

/** A wristwatch that stands on its strap, at the size of a person, as products are. Its second hand goes. */
export const watch: Subject = {
  id: 'watch',
  words: ['watch', 'wristwatch', 'wrist watch', 'timepiece', 'chronograph'],
  one: 'watch',
  many: 'watches',
  home: 'land',
  place: 'studio',
  tabletop: true,
  width: 1.9,
  height: 2.65,
  below: 0.05,
  distance: 8.6,
  animated: true,
  draw(pen, pose) {
    const strap = shades(pose, pose.colour ?? '#5d3a26')
    const steel = pen.createLinearGradient(-0.75, 2, 0.75, 0.6)
    for (const [at, colour] of [
      [0, '#f7f4ec'],
      [0.3, '#a9adb4'],
      [0.52, '#eceef0'],
      [0.78, '#777c85'],
      [1, '#d7dadf'],
    ] as const)
      steel.addColorStop(at, pose.tone(colour))
    // The strap: behind the case a loop, before it two ends.
    blob(pen, strap.deep, [-0.36, 0.05, -0.42, 0.4, 0.42, 0.4, 0.36, 0.05, 0, 0], 0.6)
    shape(pen, strap.base, [-0.46, 1.7, 0.46, 1.7, 0.36, 2.46, 0.28, 2.6, -0.28, 2.6, -0.36, 2.46])
    shape(pen, strap.base, [-0.46, 0.9, 0.46, 0.9, 0.38, 0.1, 0.3, 0.02, -0.3, 0.02, -0.38, 0.1])
    for (const side of [-1, 1]) {
      line(pen, strap.light, 0.018, [side * 0.39, 1.8, side * 0.3, 2.5])
      line(pen, strap.light, 0.018, [side * 0.39, 0.8, side * 0.32, 0.1])
    }
    for (const y of [0.2, 0.34, 0.48]) oval(pen, strap.deep, 0, y, 0.03)
    for (const [x, y] of [
      [-0.42, 2],
      [0.42, 2],
      [-0.42, 0.6],
      [0.42, 0.6],
    ] as const)
      blob(pen, steel, [x - 0.12, y - 0.2, x - 0.12, y + 0.2, x + 0.12, y + 0.2, x + 0.12, y - 0.2], 0.5)
    shape(pen, steel, [0.72, 1.2, 0.86, 1.18, 0.86, 1.42, 0.72, 1.4])
    oval(pen, steel, 0, FACE_Y, 0.78)
    oval(pen, pose.tone('#5e636c'), 0, FACE_Y, 0.68)
    const dial = pen.createLinearGradient(-0.4, 1.9, 0.4, 0.7)
    dial.addColorStop(0, pose.tone('#2b4566'))
    dial.addColorStop(1, pose.tone('#101b2e'))
    oval(pen, dial, 0, FACE_Y, 0.64)
    const ray = (angle: number, from: number, to: number, width: number, colour: string) => {
      const x = Math.sin(angle)
      const y = Math.cos(angle)
      line(pen, colour, width, [x * from, FACE_Y + y * from, x * to, FACE_Y + y * to])
    }
    for (let i = 0; i < 60; i++) ray((i * Math.PI) / 30, 0.585, 0.61, 0.008, pose.tone('#cfd6de'))
    for (let i = 0; i < 12; i++)
      ray((i * Math.PI) / 6, i % 3 === 0 ? 0.44 : 0.5, 0.58, i % 3 === 0 ? 0.05 : 0.03, pose.tone('#f1ead6'))
    oval(pen, pose.tone('#0b1322'), 0, FACE_Y - 0.28, 0.15)
    ray(-1.05, 0, 0.34, 0.05, pose.tone('#f4efe2'))
    ray(1.05, 0, 0.5, 0.036, pose.tone('#f4efe2'))
    ray((pose.timeSeconds + pose.phase * 60) * (Math.PI / 30), -0.12, 0.55, 0.014, pose.tone('#e2543c'))
    oval(pen, pose.tone('#e2543c'), 0, FACE_Y, 0.035)
    pen.globalAlpha = 0.16
    blob(pen, 'rgb(255,255,255)', [-0.5, 1.5, -0.1, 1.9, 0.3, 1.86, -0.4, 1.2], 0.8)
    pen.globalAlpha = 1
  },
}
