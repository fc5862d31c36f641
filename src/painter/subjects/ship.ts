import { oval, shape } from './strokes.ts'
import type { Subject } from './subject.ts'
import { shades } from './tones.ts'

/** An ocean liner with two funnels. */
export const ship: Subject = {
  id: 'ship',
  words: [
    'ship',
    'cruise ship',
    'ocean liner',
    'steamship',
    'ferry',
    'cargo ship',
    'vessel',
    'freighter',
    'tanker',
    'warship',
  ],
  one: 'ship',
  many: 'ships',
  home: 'water',
  place: 'sea',
  width: 66,
  height: 25,
  below: 1.5,
  distance: 98,
  speed: 2.2,
  animated: true,
  draw(pen, pose) {
    const hull = shades(pose, pose.colour ?? '#23324a')
    const white = shades(pose, '#f2efe6')
    const glass = pose.tone('#2a3a48')
    const funnel = pose.tone('#c2452f')
    const t = pose.timeSeconds + pose.phase * 8
    pen.translate(0, Math.sin(t * 0.7) * 0.14)
    pen.rotate(Math.sin(t * 0.5) * 0.004)
    const box = (fill: string, a: number, low: number, b: number, high: number) =>
      shape(pen, fill, [a, low, b, low, b, high, a, high])
    for (const [x, high] of [
      [-22, 19],
      [21, 22],
    ] as const)
      shape(pen, pose.tone('#57504a'), [x - 0.16, 7, x + 0.16, 7, x + 0.08, high, x - 0.08, high])
    for (const x of [-7.5, 3.5]) {
      shape(pen, funnel, [x - 1.9, 13, x + 2.1, 13, x + 1.5, 20.5, x - 2.3, 20.5])
      shape(pen, pose.tone('#1c1d22'), [x - 2.3, 19.2, x + 1.6, 19.2, x + 1.45, 21, x - 2.45, 21])
      shape(pen, white.base, [x - 2.02, 15.4, x + 1.92, 15.4, x + 1.85, 16.5, x - 2.08, 16.5])
    }
    for (const [low, left, right] of [
      [6, -25, 20],
      [8.4, -22, 17.5],
      [10.8, -17, 14.5],
    ] as const) {
      box(white.base, left, low, right, low + 2.2)
      box(white.dark, left - 0.4, low + 2, right + 0.4, low + 2.4)
      for (let x = left + 1; x < right - 0.8; x += 1.5) box(glass, x, low + 0.75, x + 0.85, low + 1.45)
    }
    shape(pen, white.base, [11, 13, 17.2, 13, 16.4, 15.4, 11, 15.4])
    shape(pen, glass, [12, 13.8, 16.85, 13.8, 16.6, 14.7, 12, 14.7])
    for (let x = -20; x < 16; x += 4.4) {
      shape(pen, funnel, [x, 8.1, x + 2.6, 8.1, x + 2.2, 7.4, x + 0.4, 7.4])
    }
    shape(pen, hull.base, [-31, 6.4, -29.6, 2, -28, -1.4, 27, -1.4, 28.6, 1.4, 32.6, 7.4, 24, 6.4])
    shape(pen, white.base, [-30.9, 6.4, 24, 6.4, 32.6, 7.4, 32.3, 6.8, 24, 5.75, -30.7, 5.75])
    shape(pen, pose.tone('#a3362b'), [-28.7, 0.4, 28, 0.4, 27, -1.4, -28, -1.4])
    for (let x = -26; x < 24; x += 2) oval(pen, pose.tone('#c9d3d6'), x, 4.1, 0.32)
    shape(pen, hull.light, [27.3, 5.2, 28.4, 5.4, 28.1, 3.9, 27.4, 4.1])
    // A moustache of foam at the bow.
    pen.globalAlpha = 0.8
    for (let i = 0; i < 10; i++) {
      const a = (i * 0.618) % 1
      oval(
        pen,
        pose.tone('#eef4f5'),
        24 + a * 6 - i * 0.5,
        -0.5 + Math.sin(t * 3 + i) * 0.25,
        1.3 * (1 - i * 0.05),
        0.4,
      )
    }
    pen.globalAlpha = 1
  },
  drawLights(pen, pose) {
    if (pose.dark < 0.25) return
    pen.fillStyle = `rgba(255,218,150,${pose.dark})`
    for (const [low, left, right] of [
      [6, -25, 20],
      [8.4, -22, 17.5],
      [10.8, -17, 14.5],
    ] as const)
      for (let x = left + 1; x < right - 0.8; x += 1.5) pen.fillRect(x, low + 0.75, 0.85, 0.7)
    for (let x = -26; x < 24; x += 2) oval(pen, `rgba(255,214,150,${pose.dark * 0.9})`, x, 4.1, 0.3)
  },
  glows(pose) {
    const smoke = [-7.8, 3.2].flatMap((x) =>
      Array.from({ length: 7 }, (_, i) => {
        const age = (pose.timeSeconds * 0.11 + i / 7 + pose.phase) % 1
        const grey = 120 - pose.dark * 60
        return {
          x: x - age * 17,
          y: 21.5 + age * 4.5 + Math.sin(age * 8 + i) * 0.5,
          radius: 1.4 + age * 5,
          colour: [grey, grey, grey + 8] as const,
          alpha: 0.34 * (1 - age) * Math.min(1, age * 8),
          smoke: true,
        }
      }),
    )
    if (pose.dark < 0.25) return smoke
    return [...smoke, { x: -3, y: 8, radius: 26, colour: [255, 200, 120] as const, alpha: 0.3 * pose.dark }]
  },
}
