import { line, oval, shape } from './strokes.ts'
import type { Subject } from './subject.ts'

/** A street lamp: furniture of the city. */
export const lamp: Subject = {
  id: 'lamp',
  words: [],
  one: 'street lamp',
  many: 'street lamps',
  home: 'land',
  place: 'city',
  width: 2.4,
  height: 5.6,
  distance: 12,
  draw(pen, pose) {
    const iron = pose.tone('#1d2128')
    shape(pen, iron, [-0.14, 0, 0.14, 0, 0.08, 0.7, -0.08, 0.7])
    line(pen, iron, 0.09, [0, 0.5, 0, 4.9])
    line(pen, iron, 0.06, [0, 4.6, 0.35, 5.2, 0.85, 5.3])
    shape(pen, iron, [0.6, 5.32, 1.1, 5.32, 0.98, 5.46, 0.72, 5.46])
  },
  drawLights(pen, pose) {
    if (pose.dark > 0.3) oval(pen, `rgba(255,226,170,${pose.dark})`, 0.85, 5.26, 0.2, 0.09)
  },
  glows(pose) {
    if (pose.dark < 0.3) return []
    return [
      { x: 0.85, y: 5.24, radius: 2.4, colour: [255, 206, 138], alpha: 0.7 * pose.dark },
      { x: 0.85, y: 3.2, radius: 3.8, colour: [255, 190, 110], alpha: 0.14 * pose.dark },
    ]
  },
}
