import type { PaintContext } from '../canvas.ts'
import { blob, line, shape } from './strokes.ts'
import type { Pose, Subject } from './subject.ts'
import { shades } from './tones.ts'

const cloths = ['#d8432f', '#2f7fb8', '#e8a92c', '#7a4fa8']
const trims = ['#f4d35e', '#f6f1e2', '#2f6f8f', '#f2a65a']

/** A kite with its tail, on a line that leads down out of the picture. */
export const kite: Subject = {
  id: 'kite',
  words: ['kite'],
  one: 'kite',
  many: 'kites',
  home: 'air',
  place: 'meadow',
  width: 2.8,
  height: 2.6,
  below: 2.4,
  distance: 10.5,
  animated: true,
  draw(pen, pose) {
    const t = pose.timeSeconds
    const cloth = shades(pose, pose.colour ?? cloths[pose.seed % cloths.length] ?? '#d8432f')
    const trim = shades(pose, trims[pose.seed % trims.length] ?? '#f4d35e')
    const drift = Math.sin(t * 0.8 + pose.phase * 6)
    pen.translate(drift * 0.12, 0.9 + Math.sin(t * 1.3 + pose.phase * 9) * 0.1)
    tail(pen, pose, [cloth.base, trim.base])
    line(pen, pose.tone('#3a3330', 0.8), 0.02, [0.02, 0.12, -0.3 - drift * 0.05, -1.2, -0.9, -3.3])
    pen.rotate(-0.35 + drift * 0.08)
    // Four fields of cloth over two spars.
    shape(pen, cloth.light, [0, 1.25, -0.82, 0.3, 0, 0.3])
    shape(pen, trim.base, [0, 1.25, 0.82, 0.3, 0, 0.3])
    shape(pen, trim.dark, [-0.82, 0.3, 0, 0.3, 0, -1.0])
    shape(pen, cloth.dark, [0.82, 0.3, 0, 0.3, 0, -1.0])
    line(pen, pose.tone('#4a3626'), 0.035, [0, 1.25, 0, -1.0])
    line(pen, pose.tone('#4a3626'), 0.03, [-0.82, 0.3, 0, 0.36, 0.82, 0.3])
  },
}

/** Bows on a cord that snakes in the wind. */
function tail(pen: PaintContext, pose: Pose, colours: readonly [string, string]): void {
  const at = (k: number): [number, number] => [
    -0.36 - k * 0.5 + Math.sin(pose.timeSeconds * 2.2 - k * 4.5 + pose.phase * 6) * 0.26 * k,
    -0.92 - k * 2,
  ]
  const cord: number[] = []
  for (let i = 0; i <= 12; i++) cord.push(...at(i / 12))
  line(pen, pose.tone('#4a3a34'), 0.02, cord)
  for (let i = 0; i < 6; i++) {
    const [x, y] = at((i + 0.7) / 6.4)
    const flip = Math.sin(pose.timeSeconds * 3 + i * 1.7) * 0.05
    blob(pen, colours[i % 2 === 0 ? 0 : 1], [x - 0.17, y + 0.09 + flip, x, y, x - 0.17, y - 0.09 + flip], 0.3)
    blob(pen, colours[i % 2 === 0 ? 0 : 1], [x + 0.17, y + 0.09 - flip, x, y, x + 0.17, y - 0.09 - flip], 0.3)
  }
}
