import type { PaintContext } from '../canvas.ts'
import { arc, blob, blobWith, oval, shaded, shape } from './strokes.ts'
import type { Pose } from './subject.ts'
import type { shades } from './tones.ts'

export type Fur = ReturnType<typeof shades>

/** A cat's head that looks at the camera, its chin at 0.7 metres. */
export function catHead(pen: PaintContext, pose: Pose, fur: Fur, tabby: boolean): void {
  const t = pose.timeSeconds
  const twitch = Math.max(0, Math.sin(t * 1.3 + pose.phase * 11)) ** 12 * 0.02
  for (const side of [-1, 1]) {
    blob(
      pen,
      fur.base,
      [
        side * 0.05,
        0.96,
        side * 0.13,
        1.1,
        side * 0.215,
        1.185 - twitch,
        side * 0.25,
        1.04,
        side * 0.25,
        0.9,
      ],
      0.55,
    )
    blob(
      pen,
      pose.tone('#d59a8e'),
      [
        side * 0.11,
        0.99,
        side * 0.16,
        1.075,
        side * 0.205,
        1.13 - twitch,
        side * 0.22,
        1.03,
        side * 0.2,
        0.95,
      ],
      0.5,
    )
  }
  blobWith(
    pen,
    shaded(pen, [0, 1.08], [0, 0.7], fur, 0.5),
    [
      -0.265, 0.85, -0.22, 0.97, -0.1, 1.03, 0.1, 1.03, 0.22, 0.97, 0.265, 0.85, 0.22, 0.76, 0.1, 0.7, -0.1,
      0.7, -0.22, 0.76,
    ],
    () => {
      if (!tabby) return
      for (const x of [-0.07, 0, 0.07]) arc(pen, fur.deep, 0.018, [x * 1.3, 1.04, x, 1.0, x * 0.7, 0.95])
      for (const side of [-1, 1])
        for (const y of [0.86, 0.81])
          arc(pen, fur.deep, 0.014, [side * 0.27, y, side * 0.22, y - 0.005, side * 0.18, y + 0.01])
    },
  )
  blob(pen, fur.light, [-0.1, 0.8, 0, 0.83, 0.1, 0.8, 0.12, 0.74, 0.06, 0.7, -0.06, 0.7, -0.12, 0.74], 0.9)
  const blink = Math.sin(t * 0.9 + pose.phase * 20) > 0.985 ? 0.12 : 1
  for (const side of [-1, 1]) {
    const x = side * 0.108
    blob(
      pen,
      pose.tone('#1a1512'),
      [
        x - 0.062,
        0.875,
        x - 0.02,
        0.875 + 0.052 * blink,
        x + 0.04,
        0.875 + 0.045 * blink,
        x + 0.062,
        0.88,
        x + 0.02,
        0.875 - 0.042 * blink,
        x - 0.03,
        0.875 - 0.042 * blink,
      ],
      0.9,
    )
    oval(pen, pose.tone('#c9c44e'), x, 0.878, 0.044, 0.043 * blink)
    oval(pen, pose.tone('#101014'), x, 0.878, 0.016, 0.038 * blink)
    oval(pen, 'rgba(255,255,255,0.9)', x + 0.014, 0.893, 0.01, 0.01 * blink)
  }
  shape(pen, pose.tone('#c9706c'), [-0.028, 0.812, 0.028, 0.812, 0.012, 0.787, -0.012, 0.787])
  for (const side of [-1, 1]) {
    arc(pen, pose.tone('#3a2622'), 0.009, [0, 0.787, side * 0.015, 0.755, side * 0.055, 0.76])
    for (const rise of [0.03, 0, -0.03])
      arc(pen, pose.tone('#f3efe8', 0.75), 0.005, [
        side * 0.08,
        0.775 + rise * 0.3,
        side * 0.2,
        0.785 + rise,
        side * 0.34,
        0.77 + rise * 1.8,
      ])
  }
}
