import { blob, limb, oval } from './strokes.ts'
import type { Subject } from './subject.ts'

export const dog: Subject = {
  id: 'dog',
  words: ['dog', 'puppy', 'hound', 'wolf', 'fox', 'retriever', 'husky'],
  one: 'dog',
  many: 'dogs',
  home: 'land',
  place: 'meadow',
  width: 1.5,
  height: 1,
  below: 0.04,
  distance: 7.6,
  speed: 0.9,
  animated: true,
  draw(pen, pose) {
    const fur = pose.colour ?? ([186, 122, 62] as const)
    const coat = pose.tone(fur)
    const far = pose.tone([fur[0] * 0.62, fur[1] * 0.6, fur[2] * 0.6])
    const pale = pose.tone([
      Math.min(255, fur[0] * 1.2 + 20),
      Math.min(255, fur[1] * 1.25 + 22),
      Math.min(255, fur[2] * 1.3 + 30),
    ])
    const dark = pose.tone('#1f1614')
    const t = pose.timeSeconds
    const cycle = pose.moving ? t * 6.2 + pose.phase * 6 : 0
    const swing = pose.moving ? 1 : 0
    const leg = (x: number, top: number, offset: number, fill: string, hind: boolean) => {
      const angle = Math.sin(cycle + offset) * 0.42 * swing
      const lift = Math.max(0, Math.cos(cycle + offset)) * 0.07 * swing
      const kneeX = x + Math.sin(angle) * 0.16 + (hind ? -0.05 : 0.012)
      const kneeY = top - 0.19
      const footX = x + Math.sin(angle) * 0.3 + (hind ? 0 : 0.02)
      limb(pen, fill, [x, top], [kneeX, kneeY], hind ? 0.1 : 0.075, 0.042)
      limb(pen, fill, [kneeX, kneeY], [footX, 0.05 + lift], 0.04, 0.032)
      oval(pen, fill, footX + 0.03, 0.03 + lift, 0.058, 0.032)
    }
    const bob = Math.abs(Math.sin(cycle)) * 0.012
    pen.translate(0, bob)
    leg(-0.27, 0.42, Math.PI, far, true)
    leg(0.28, 0.42, 0, far, false)
    const wag = Math.sin(t * 7 + pose.phase * 6) * 0.07
    blob(pen, coat, [
      -0.4,
      0.52,
      -0.52,
      0.62,
      -0.62,
      0.78 + wag,
      -0.6,
      0.9 + wag,
      -0.55,
      0.8 + wag,
      -0.44,
      0.68,
      -0.34,
      0.6,
    ])
    blob(
      pen,
      coat,
      [
        -0.43, 0.55, -0.34, 0.63, -0.1, 0.62, 0.18, 0.635, 0.36, 0.66, 0.42, 0.5, 0.34, 0.36, 0.1, 0.36,
        -0.12, 0.4, -0.34, 0.4,
      ],
    )
    blob(pen, pale, [0.36, 0.62, 0.44, 0.5, 0.36, 0.37, 0.24, 0.37, 0.3, 0.5], 0.9)
    leg(-0.3, 0.45, 0, coat, true)
    leg(0.31, 0.43, Math.PI, coat, false)
    blob(pen, coat, [0.24, 0.6, 0.32, 0.76, 0.42, 0.86, 0.52, 0.8, 0.46, 0.6, 0.36, 0.5])
    blob(
      pen,
      coat,
      [
        0.36, 0.8, 0.42, 0.91, 0.52, 0.925, 0.6, 0.86, 0.71, 0.82, 0.72, 0.765, 0.66, 0.735, 0.52, 0.73, 0.42,
        0.74,
      ],
    )
    blob(pen, far, [0.4, 0.91, 0.33, 0.87, 0.31, 0.73, 0.36, 0.69, 0.42, 0.78, 0.46, 0.9])
    oval(pen, dark, 0.715, 0.812, 0.024, 0.02)
    oval(pen, dark, 0.555, 0.855, 0.016)
  },
}
