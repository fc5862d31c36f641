import { blob, oval, shape } from './strokes.ts'
import type { Subject } from './subject.ts'
import { shades } from './tones.ts'

/** A rocket on its way up. */
export const rocket: Subject = {
  id: 'rocket',
  words: ['rocket', 'spaceship', 'spacecraft', 'space ship', 'starship', 'space shuttle'],
  one: 'rocket',
  many: 'rockets',
  home: 'air',
  place: 'space',
  width: 12,
  height: 13.6,
  below: 4,
  distance: 66,
  speed: 0.5,
  animated: true,
  draw(pen, pose) {
    const white = shades(pose, '#ece9e2')
    const paint = shades(pose, pose.colour ?? '#d2452f')
    const t = pose.timeSeconds
    pen.translate(0.2, 6.2 + Math.sin(t * 0.9 + pose.phase * 6) * 0.15)
    pen.rotate(-0.5)
    const flame = 1 + Math.sin(t * 31 + pose.phase) * 0.08 + Math.sin(t * 17) * 0.06
    blob(pen, 'rgba(255,120,40,0.9)', [
      -1,
      -4.6,
      -1.15,
      -6,
      -0.2,
      -9 * flame,
      0.2,
      -9 * flame,
      1.15,
      -6,
      1,
      -4.6,
    ])
    blob(pen, 'rgba(255,214,110,0.95)', [-0.7, -4.6, -0.75, -5.6, 0, -7.4 * flame, 0.75, -5.6, 0.7, -4.6])
    blob(pen, 'rgb(255,250,230)', [-0.4, -4.6, 0, -6 * flame, 0.4, -4.6])
    shape(pen, pose.tone('#44484f'), [-0.9, -3.6, 0.9, -3.6, 1.15, -4.8, -1.15, -4.8])
    for (const side of [-1, 1])
      blob(
        pen,
        side < 0 ? paint.base : paint.dark,
        [side * 1.2, -1, side * 2.7, -3.2, side * 2.8, -5.2, side * 1.9, -4.3, side * 1.1, -3.8],
        0.6,
      )
    const round = pen.createLinearGradient(-1.7, 0, 1.7, 0)
    round.addColorStop(0, white.light)
    round.addColorStop(0.55, white.base)
    round.addColorStop(1, white.deep)
    blob(
      pen,
      round,
      [-1.2, -3.8, -1.65, -1, -1.5, 2.6, -0.75, 5.4, 0, 6.9, 0.75, 5.4, 1.5, 2.6, 1.65, -1, 1.2, -3.8, 0, -4],
      0.9,
    )
    blob(pen, paint.base, [-1.02, 4.4, -0.55, 5.8, 0, 6.95, 0.55, 5.8, 1.02, 4.4, 0, 4.15], 0.9)
    shape(pen, paint.base, [-1.62, -1.6, 1.62, -1.6, 1.5, -2.5, -1.5, -2.5])
    oval(pen, pose.tone('#8d939c'), 0, 2.1, 0.86)
    oval(pen, pose.tone('#2d5a7c'), 0, 2.1, 0.64)
    oval(pen, pose.tone('#a9d6ea'), -0.2, 2.3, 0.22)
    blob(pen, paint.light, [-0.18, -1.6, -0.22, -4, 0, -5.2, 0.22, -4, 0.18, -1.6], 0.6)
  },
  glows(pose) {
    const blaze = 0.75 + Math.sin(pose.timeSeconds * 23 + pose.phase * 5) * 0.1
    const fire = { x: -3.6, y: 0.2, radius: 6, colour: [255, 150, 60] as const, alpha: blaze }
    const wake = Array.from({ length: 6 }, (_, i) => ({
      x: -4.4 - i * 0.9,
      y: -1.6 - i * 1.6,
      radius: 1.4 + i * 0.7,
      colour: [255, 190 - i * 12, 150] as const,
      alpha: 0.3 * (1 - i / 6),
    }))
    return [fire, ...wake]
  },
}
