import { blob } from './strokes.ts'
import type { Subject } from './subject.ts'

/** A gull in flight. */
export const bird: Subject = {
  id: 'bird',
  words: [
    'bird',
    'gull',
    'seagull',
    'crow',
    'raven',
    'eagle',
    'swallow',
    'dove',
    'goose',
    'geese',
    'hawk',
    'flock',
  ],
  one: 'bird',
  many: 'birds',
  home: 'air',
  place: 'sea',
  width: 2.5,
  height: 1.1,
  below: 0.9,
  distance: 17,
  speed: 1.7,
  animated: true,
  draw(pen, pose) {
    // Some strokes, then a glide.
    const t = pose.timeSeconds * 5.2 + pose.phase * 40
    const effort = 0.35 + 0.65 * Math.max(0, Math.sin(pose.timeSeconds * 0.7 + pose.phase * 20)) ** 0.5
    const beat = Math.sin(t) * effort
    const tip = 0.28 + beat * 0.62
    const wrist = 0.22 + beat * 0.34
    const body = pose.tone(pose.colour ?? '#f2f0ea')
    const wing = pose.tone(pose.colour ?? '#b9c2cb')
    const dark = pose.tone('#2c3038')
    pen.translate(0, -beat * 0.1)
    for (const side of [-1, 1]) {
      const far = side < 0
      const k = far ? 0.92 : 1
      blob(
        pen,
        far ? wing : body,
        [
          side * 0.04 + 0.08,
          0.05,
          side * 0.45 * k,
          wrist + 0.08,
          side * 1.12 * k,
          tip + 0.02,
          side * 0.5 * k - 0.06,
          wrist - 0.09,
          side * 0.06 - 0.14,
          -0.05,
        ],
        0.8,
      )
      blob(
        pen,
        dark,
        [
          side * 0.92 * k,
          tip * 0.85 + wrist * 0.15 + 0.04,
          side * 1.13 * k,
          tip + 0.02,
          side * 0.9 * k,
          tip * 0.85 + wrist * 0.15 - 0.05,
        ],
        0.6,
      )
    }
    blob(
      pen,
      body,
      [0.4, 0.04, 0.28, 0.11, 0, 0.1, -0.34, 0.03, -0.52, 0.05, -0.36, -0.04, 0, -0.1, 0.28, -0.03],
    )
    blob(pen, pose.tone('#e0a030'), [0.38, 0.06, 0.5, 0.03, 0.38, 0.01], 0.5)
  },
}
