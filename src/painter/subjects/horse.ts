import { blob, limb, oval, shape } from './strokes.ts'
import type { Subject } from './subject.ts'
import { shades } from './tones.ts'

const coats = ['#8a4f2c', '#5a3826', '#e4dccf', '#33292a']

export const horse: Subject = {
  id: 'horse',
  words: ['horse', 'stallion', 'mare', 'pony', 'foal', 'mustang', 'steed'],
  one: 'horse',
  many: 'horses',
  home: 'land',
  place: 'field',
  width: 3.4,
  height: 2.45,
  below: 0.06,
  distance: 9.4,
  speed: 1.5,
  animated: true,
  draw(pen, pose) {
    const coat = shades(pose, pose.colour ?? coats[pose.seed % coats.length] ?? '#8a4f2c')
    const hair = pose.tone('#241a18')
    const t = pose.timeSeconds
    const cycle = t * 5.4 + pose.phase * 6
    const run = pose.moving ? 1 : 0
    const breath = Math.sin(t * 1.4 + pose.phase * 6) * (1 - run)
    const leg = (x: number, offset: number, fill: string, hind: boolean) => {
      const swing = Math.sin(cycle + offset) * 0.62 * run
      const fold = Math.max(0, Math.cos(cycle + offset)) * run
      const knee: [number, number] = [x + Math.sin(swing) * 0.42 + (hind ? -0.07 : 0.02), 0.62 + fold * 0.09]
      const hoof: [number, number] = [
        knee[0] + Math.sin(swing - fold * 1.1) * 0.5 + (hind ? 0.05 : -0.01),
        Math.max(0.07, knee[1] - Math.cos(swing - fold * 1.1) * 0.55),
      ]
      limb(pen, fill, [x, 1.12], knee, hind ? 0.25 : 0.18, 0.095)
      limb(pen, fill, knee, hoof, 0.085, 0.058)
      blob(
        pen,
        hair,
        [
          hoof[0] - 0.06,
          hoof[1] + 0.05,
          hoof[0] + 0.06,
          hoof[1] + 0.05,
          hoof[0] + 0.1,
          hoof[1] - 0.07,
          hoof[0] - 0.07,
          hoof[1] - 0.07,
        ],
        0.5,
      )
    }
    pen.translate(0, Math.abs(Math.sin(cycle)) * 0.07 * run)
    leg(-0.44, 2.4, coat.dark, true)
    leg(0.4, 0.7, coat.dark, false)
    const flow = run * 0.3 + Math.sin(t * 2.2 + pose.phase * 6) * 0.06
    blob(pen, hair, [
      ...[
        -0.78,
        1.5,
        -0.95,
        1.5 + run * 0.06,
        -1.1 - flow,
        1.2 + run * 0.2,
        -1.12 - flow * 1.6,
        0.7 + run * 0.42,
      ],
      ...[-1.0 - flow, 0.9 + run * 0.3, -0.9, 1.2, -0.76, 1.34],
    ])
    blob(pen, coat.base, [
      ...[-0.87, 1.28, -0.8, 1.5, -0.52, 1.6, -0.12, 1.5, 0.32, 1.56, 0.68, 1.58, 0.84, 1.32, 0.74, 1.05],
      ...[0.35, 0.92 - breath * 0.01, -0.15, 0.93 - breath * 0.015, -0.52, 1.02, -0.82, 1.06],
    ])
    blob(
      pen,
      coat.dark,
      [-0.66, 1.06, -0.2, 1.04, 0.36, 1.02, 0.7, 1.08, 0.35, 0.93, -0.15, 0.94, -0.52, 1.02],
      0.9,
    )
    leg(-0.63, 0, coat.base, true)
    leg(0.6, 3.3, coat.base, false)
    const nod = Math.sin(t * 0.8 + pose.phase * 5) * 0.03 + Math.sin(cycle) * 0.05 * run
    const fx = run * 0.14
    blob(pen, coat.base, [
      ...[0.42, 1.52, 0.66, 1.74, 0.86 + fx * 0.6, 2.06 + nod, 1.04 + fx, 2.2 + nod, 1.18 + fx, 2.0 + nod],
      ...[1.06 + fx * 0.6, 1.68, 0.96, 1.42, 0.82, 1.12, 0.6, 1.1],
    ])
    // The mane follows the crest and lifts in a run.
    blob(pen, hair, [
      ...[
        1.1 + fx,
        2.26 + nod,
        0.94 + fx * 0.8,
        2.24 + nod,
        0.74 + fx * 0.3,
        2.02 + nod,
        0.55,
        1.78 + run * 0.05,
        0.36 - run * 0.04,
        1.6 + run * 0.06,
      ],
      ...[0.5, 1.55, 0.66, 1.62, 0.82 + fx * 0.3, 1.84, 0.98 + fx * 0.8, 2.08 + nod],
    ])
    blob(pen, coat.base, [
      ...[
        0.92 + fx,
        2.16 + nod,
        1.04 + fx,
        2.27 + nod,
        1.2 + fx,
        2.18 + nod,
        1.4 + fx,
        1.93 + nod,
        1.53 + fx,
        1.72 + nod,
      ],
      ...[1.47 + fx, 1.61 + nod, 1.35 + fx, 1.64 + nod, 1.18 + fx, 1.8 + nod, 0.98 + fx, 1.88 + nod],
    ])
    blob(
      pen,
      coat.dark,
      [1.42 + fx, 1.74 + nod, 1.52 + fx, 1.73 + nod, 1.5 + fx, 1.62 + nod, 1.4 + fx, 1.62 + nod],
      0.8,
    )
    shape(pen, coat.base, [0.98 + fx, 2.22 + nod, 1.06 + fx, 2.42 + nod, 1.12 + fx, 2.2 + nod])
    shape(pen, hair, [1.1 + fx, 2.26 + nod, 1.2 + fx, 2.1 + nod, 1.06 + fx, 2.14 + nod])
    oval(pen, hair, 1.18 + fx, 2.05 + nod, 0.032)
  },
}
