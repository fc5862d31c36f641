import { blob, limb, line, oval } from './strokes.ts'
import type { Subject } from './subject.ts'

/** A stag, head up. */
export const deer: Subject = {
  id: 'deer',
  words: ['deer', 'stag', 'elk', 'reindeer', 'moose', 'doe', 'buck', 'antelope'],
  one: 'stag',
  many: 'deer',
  home: 'land',
  place: 'forest',
  width: 2.3,
  height: 2.25,
  below: 0.05,
  distance: 10.5,
  animated: true,
  draw(pen, pose) {
    const fur = pose.colour ?? ([140, 90, 56] as const)
    const coat = pose.tone(fur)
    const far = pose.tone([fur[0] * 0.58, fur[1] * 0.58, fur[2] * 0.6])
    const pale = pose.tone('#d8bd98')
    const dark = pose.tone('#231813')
    const horn = pose.tone('#cdb48c')
    const nod = Math.sin(pose.timeSeconds * 0.8 + pose.phase * 6) * 0.025
    const ear = Math.max(0, Math.sin(pose.timeSeconds * 1.7 + pose.phase * 9)) ** 8 * 0.06
    const leg = (x: number, top: number, fill: string, hind: boolean, shift: number) => {
      const kneeX = x + (hind ? -0.085 : 0.015) + shift
      limb(pen, fill, [x, top], [kneeX, 0.52], hind ? 0.13 : 0.085, 0.04)
      limb(pen, fill, [kneeX, 0.52], [x + shift * 1.2, 0.07], 0.036, 0.026)
      blob(
        pen,
        dark,
        [
          x + shift * 1.2 - 0.04,
          0,
          x + shift * 1.2 - 0.03,
          0.08,
          x + shift * 1.2 + 0.03,
          0.08,
          x + shift * 1.2 + 0.065,
          0,
        ],
        0.5,
      )
    }
    leg(-0.42, 0.88, far, true, 0.1)
    leg(0.38, 0.86, far, false, -0.08)
    blob(
      pen,
      coat,
      [
        -0.62, 1.06, -0.5, 1.19, -0.1, 1.16, 0.25, 1.19, 0.5, 1.24, 0.58, 1.06, 0.48, 0.86, 0.2, 0.78, -0.15,
        0.8, -0.45, 0.84, -0.61, 0.93,
      ],
    )
    blob(pen, pale, [-0.62, 1.1, -0.69, 1.02, -0.63, 0.9, -0.57, 1.0], 0.8)
    leg(-0.46, 0.95, coat, true, -0.03)
    leg(0.42, 0.9, coat, false, 0.04)
    blob(pen, coat, [
      0.28,
      1.17,
      0.48,
      1.4,
      0.58,
      1.62 + nod,
      0.72,
      1.64 + nod,
      0.72,
      1.45,
      0.65,
      1.15,
      0.5,
      0.96,
    ])
    blob(pen, pale, [0.68, 1.46, 0.7, 1.25, 0.58, 1.0, 0.6, 1.2, 0.65, 1.4], 0.7)
    blob(pen, coat, [
      0.55,
      1.6 + nod,
      0.6,
      1.71 + nod,
      0.72,
      1.72 + nod,
      0.88,
      1.63 + nod,
      0.985,
      1.57 + nod,
      0.98,
      1.51 + nod,
      0.86,
      1.5 + nod,
      0.7,
      1.5 + nod,
    ])
    blob(pen, far, [0.58, 1.69 + nod, 0.42, 1.78 + nod + ear, 0.4, 1.72 + nod + ear, 0.54, 1.64 + nod], 0.7)
    oval(pen, dark, 0.975, 1.56 + nod, 0.026, 0.02)
    oval(pen, dark, 0.75, 1.64 + nod, 0.02)
    for (const [lean, fill] of [
      [-0.09, far],
      [0, horn],
    ] as const) {
      line(pen, fill, 0.038, [
        0.64 + lean,
        1.7 + nod,
        0.5 + lean,
        1.9 + nod,
        0.44 + lean,
        2.08 + nod,
        0.5 + lean,
        2.21 + nod,
      ])
      line(pen, fill, 0.03, [0.6 + lean, 1.77 + nod, 0.76 + lean, 1.87 + nod, 0.8 + lean, 1.97 + nod])
      line(pen, fill, 0.03, [0.5 + lean, 1.9 + nod, 0.68 + lean, 2.02 + nod, 0.7 + lean, 2.14 + nod])
      line(pen, fill, 0.026, [0.44 + lean, 2.06 + nod, 0.33 + lean, 2.16 + nod])
    }
  },
}
