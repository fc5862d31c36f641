import { blob, graded, oval, shape } from './strokes.ts'
import type { Subject } from './subject.ts'
import { shades } from './tones.ts'

/** An airliner seen from the side and a little below. */
export const plane: Subject = {
  id: 'plane',
  words: ['plane', 'airplane', 'aeroplane', 'aircraft', 'jet', 'airliner', 'jumbo jet'],
  one: 'plane',
  many: 'planes',
  home: 'air',
  place: 'mountains',
  width: 34,
  height: 10.5,
  below: 6,
  distance: 108,
  speed: 5,
  animated: true,
  draw(pen, pose) {
    const white = shades(pose, '#eef0f2')
    const paint = shades(pose, pose.colour ?? '#2c5f9e')
    const t = pose.timeSeconds + pose.phase * 9
    pen.translate(0, 2 + Math.sin(t * 0.8) * 0.2)
    pen.rotate(0.1 + Math.sin(t * 0.6) * 0.01)
    // The far wing and tail first.
    shape(pen, white.dark, [2.4, 0.4, 6.4, 4.0, 7.4, 4.0, 5.6, 0.4])
    shape(pen, white.dark, [-13.6, 1.1, -15.2, 2.6, -14.4, 2.6, -11.8, 1.1])
    shape(pen, paint.base, [-9.6, 1.5, -13.4, 7.2, -15.8, 7.2, -14.6, 1.0])
    shape(pen, paint.light, [-12.2, 5.4, -13.4, 7.2, -15.8, 7.2, -15.4, 5.4])
    const round = pen.createLinearGradient(0, -1.9, 0, 1.9)
    round.addColorStop(0, white.dark)
    round.addColorStop(0.45, white.base)
    round.addColorStop(1, white.light)
    blob(
      pen,
      round,
      [
        ...[
          15.6, -0.2, 14.6, 0.75, 12.4, 1.6, 8, 1.8, -8, 1.8, -13, 1.45, -16.4, 1.15, -16.3, 0.75, -11, -0.7,
        ],
        ...[-6, -1.65, 8, -1.75, 13.4, -1.35],
      ],
      0.6,
    )
    shape(pen, paint.base, [14.9, -0.3, -15, 0.2, -12, -0.35, 14.9, -0.6])
    shape(pen, pose.tone('#25323d'), [12.9, 1.05, 14.15, 0.72, 13.9, 0.4, 12.6, 0.5])
    for (let x = -11; x < 11.6; x += 1.15) oval(pen, pose.tone('#33424f'), x, 0.62, 0.27, 0.36)
    shape(pen, white.dark, [-12.2, 0.5, -17, -1.2, -16.2, -1.2, -10, 0.1])
    // The near wing comes towards us, its engine hung from it.
    const wing = graded(
      pen,
      [2, -0.8],
      [-9, -4.6],
      [
        [0, white.base],
        [0.6, white.light],
        [1, white.base],
      ],
    )
    shape(pen, wing, [4.4, -0.75, -1.6, -0.55, -9.6, -4.35, -9.2, -4.75, -7.4, -4.6])
    shape(pen, white.dark, [-1.0, -0.7, -1.6, -0.55, -9.6, -4.35, -9.2, -4.75])
    shape(pen, paint.base, [-9.6, -4.35, -10.3, -3.3, -9.9, -3.3, -8.6, -4.7])
    shape(pen, white.dark, [0.9, -1.9, -1.6, -1.8, -1.4, -2.5, 0.4, -2.5])
    blob(
      pen,
      paint.base,
      [-2.1, -2.75, -1.5, -2.15, 0.4, -1.95, 1.6, -2.2, 1.75, -2.95, 1.1, -3.5, -0.6, -3.5, -1.8, -3.15],
      0.8,
    )
    blob(pen, paint.light, [-1.6, -2.25, 0.4, -2.02, 1.5, -2.28, 0.4, -2.4, -1.2, -2.45], 0.8)
    oval(pen, pose.tone('#d5d8dc'), 1.55, -2.75, 0.34, 0.78)
    oval(pen, pose.tone('#23262c'), 1.6, -2.75, 0.24, 0.62)
  },
  drawLights(pen, pose) {
    if (pose.dark < 0.4) return
    for (let x = -11; x < 11.6; x += 1.15)
      oval(pen, `rgba(255,226,170,${pose.dark})`, x * 0.995, 2.62 + x * 0.1, 0.25, 0.34)
  },
  glows(pose) {
    const trail = Array.from({ length: 6 }, (_, i) => ({
      x: -17 - i * 3.4,
      y: 0.6 - i * 0.36,
      radius: 1.4 + i * 0.5,
      colour: [255, 255, 255] as const,
      alpha: 0.3 * (1 - i / 6) * (1 - pose.dark * 0.6),
      smoke: true,
    }))
    if (pose.dark < 0.4) return trail
    const blink = Math.sin(pose.timeSeconds * 5 + pose.phase * 6) > 0.4 ? 1 : 0.1
    return [
      ...trail,
      { x: -9, y: -3.4, radius: 2.6, colour: [255, 60, 50] as const, alpha: 0.9 * blink * pose.dark },
    ]
  },
}
