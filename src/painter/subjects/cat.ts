import type { PaintContext } from '../canvas.ts'
import { blob, limb, line, oval, shape } from './strokes.ts'
import type { Pose, Subject } from './subject.ts'
import { shades } from './tones.ts'

const coats = ['#d98b45', '#3a3a42', '#8d8f96', '#e7ddcf']

/** A cat that sits and looks at you, or walks by with its tail up. */
export const cat: Subject = {
  id: 'cat',
  words: ['cat', 'kitten', 'kitty', 'tomcat'],
  one: 'cat',
  many: 'cats',
  home: 'land',
  place: 'room',
  width: 1.5,
  height: 1.05,
  below: 0.05,
  distance: 7.2,
  speed: 0.6,
  animated: true,
  draw(pen, pose) {
    const fur = shades(pose, pose.colour ?? coats[pose.seed % coats.length] ?? '#d98b45')
    if (pose.moving) walking(pen, pose, fur)
    else sitting(pen, pose, fur)
  },
}

type Fur = ReturnType<typeof shades>

function sitting(pen: PaintContext, pose: Pose, fur: Fur): void {
  const t = pose.timeSeconds
  const flick = Math.sin(t * 1.6 + pose.phase * 6) * 0.07
  blob(pen, fur.dark, [
    ...[0.18, 0.02, 0.42, 0.03, 0.56, 0.12, 0.6 + flick, 0.3, 0.54 + flick, 0.42, 0.48 + flick, 0.4],
    ...[0.5 + flick * 0.6, 0.28, 0.46, 0.17, 0.34, 0.12, 0.16, 0.12],
  ])
  blob(pen, fur.base, [
    ...[-0.27, 0.02, -0.33, 0.16, -0.29, 0.34, -0.2, 0.5, -0.14, 0.66, 0.12, 0.68, 0.2, 0.52, 0.3, 0.34],
    ...[0.33, 0.15, 0.27, 0.02, 0, -0.01],
  ])
  for (const side of [-1, 1])
    blob(pen, fur.dark, [side * 0.13, 0.05, side * 0.24, 0.3, side * 0.33, 0.18, side * 0.28, 0.02])
  blob(pen, fur.light, [-0.09, 0.6, -0.13, 0.42, -0.08, 0.2, 0.06, 0.2, 0.12, 0.42, 0.08, 0.6])
  for (const side of [-1, 1]) {
    limb(pen, fur.base, [side * 0.085, 0.36], [side * 0.085, 0.06], 0.062, 0.052)
    oval(pen, fur.light, side * 0.095, 0.035, 0.072, 0.042)
  }
  // The head turns a little.
  const turn = Math.sin(t * 0.5 + pose.phase * 9) * 0.025
  for (const side of [-1, 1]) {
    shape(pen, fur.base, [side * 0.06 + turn, 0.9, side * 0.24 + turn, 0.83, side * 0.225 + turn, 1.045])
    shape(pen, pose.tone('#d59a8e'), [
      side * 0.11 + turn,
      0.905,
      side * 0.2 + turn,
      0.86,
      side * 0.2 + turn,
      0.985,
    ])
  }
  blob(pen, fur.base, [
    ...[-0.24 + turn, 0.78, -0.18 + turn, 0.9, 0 + turn, 0.935, 0.18 + turn, 0.9, 0.24 + turn, 0.78],
    ...[0.17 + turn, 0.65, 0 + turn, 0.615, -0.17 + turn, 0.65],
  ])
  for (const x of [-0.06, 0, 0.06]) line(pen, fur.dark, 0.02, [x + turn, 0.92, x * 0.8 + turn, 0.86])
  blob(pen, fur.light, [
    -0.1 + turn,
    0.7,
    0 + turn,
    0.735,
    0.1 + turn,
    0.7,
    0.07 + turn,
    0.645,
    -0.07 + turn,
    0.645,
  ])
  const blink = Math.sin(t * 0.9 + pose.phase * 20) > 0.985 ? 0.15 : 1
  for (const side of [-1, 1]) {
    oval(pen, pose.tone('#d8cf5a'), side * 0.098 + turn, 0.782, 0.043, 0.043 * blink)
    oval(pen, pose.tone('#101014'), side * 0.098 + turn, 0.782, 0.017, 0.04 * blink)
  }
  shape(pen, pose.tone('#c9706c'), [-0.025 + turn, 0.728, 0.025 + turn, 0.728, turn, 0.7])
  for (const side of [-1, 1])
    for (const rise of [0.02, -0.015])
      line(pen, pose.tone('#f3efe8', 0.7), 0.006, [
        side * 0.08 + turn,
        0.695,
        side * 0.3 + turn,
        0.695 + rise * 1.6,
      ])
}

function walking(pen: PaintContext, pose: Pose, fur: Fur): void {
  const cycle = pose.timeSeconds * 5.6 + pose.phase * 6
  const leg = (x: number, offset: number, fill: string) => {
    const swing = Math.sin(cycle + offset) * 0.34
    const lift = Math.max(0, Math.cos(cycle + offset)) * 0.05
    limb(pen, fill, [x, 0.38], [x + swing * 0.2, 0.2], 0.07, 0.042)
    limb(pen, fill, [x + swing * 0.2, 0.2], [x + swing * 0.38, 0.045 + lift], 0.042, 0.032)
    oval(pen, fill, x + swing * 0.38 + 0.02, 0.03 + lift, 0.05, 0.028)
  }
  const wave = Math.sin(cycle * 0.5) * 0.05
  leg(-0.3, Math.PI, fur.dark)
  leg(0.26, 0, fur.dark)
  blob(pen, fur.base, [
    ...[
      -0.4,
      0.42,
      -0.5,
      0.56,
      -0.52 + wave,
      0.76,
      -0.46 + wave,
      0.94,
      -0.41 + wave,
      0.9,
      -0.46 + wave,
      0.74,
    ],
    ...[-0.43, 0.6, -0.33, 0.5],
  ])
  blob(
    pen,
    fur.base,
    [
      -0.43, 0.42, -0.32, 0.55, -0.05, 0.53, 0.2, 0.55, 0.36, 0.5, 0.36, 0.36, 0.14, 0.31, -0.1, 0.33, -0.34,
      0.31,
    ],
  )
  for (const x of [-0.2, -0.08, 0.04]) line(pen, fur.dark, 0.028, [x, 0.53, x + 0.02, 0.43])
  leg(-0.33, 0, fur.base)
  leg(0.3, Math.PI, fur.base)
  for (const [x, fill] of [
    [0.46, fur.dark],
    [0.37, fur.base],
  ] as const)
    shape(pen, fill, [x - 0.06, 0.7, x + 0.07, 0.7, x - 0.02, 0.86])
  blob(pen, fur.base, [0.27, 0.58, 0.32, 0.71, 0.44, 0.75, 0.55, 0.69, 0.6, 0.6, 0.52, 0.53, 0.38, 0.5])
  blob(pen, fur.light, [0.5, 0.61, 0.61, 0.62, 0.6, 0.56, 0.5, 0.54])
  oval(pen, pose.tone('#d8cf5a'), 0.5, 0.655, 0.026)
  oval(pen, pose.tone('#101014'), 0.508, 0.655, 0.012, 0.024)
  oval(pen, pose.tone('#c9706c'), 0.607, 0.6, 0.016)
}
