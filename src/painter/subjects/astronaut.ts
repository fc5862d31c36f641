import { blob, limb, line, oval, shape } from './strokes.ts'
import type { Subject } from './subject.ts'
import { shades } from './tones.ts'

export const astronaut: Subject = {
  id: 'astronaut',
  words: ['astronaut', 'cosmonaut', 'spaceman', 'space suit', 'spacesuit', 'space explorer'],
  one: 'astronaut',
  many: 'astronauts',
  home: 'land',
  alsoIn: ['space'],
  place: 'space',
  width: 1.8,
  height: 2.15,
  below: 0.05,
  distance: 8,
  speed: 0.5,
  animated: true,
  draw(pen, pose) {
    const suit = shades(pose, pose.colour ?? '#ebe8e2')
    const grey = pose.tone('#8b9098')
    const accent = pose.tone('#d2562f')
    const cycle = pose.timeSeconds * 3 + pose.phase * 6
    const walk = pose.moving ? 1 : 0
    const hop = Math.max(0, Math.sin(cycle)) * 0.16 * walk
    pen.translate(0, hop)
    blob(pen, grey, [-0.46, 0.92, -0.48, 1.5, -0.36, 1.66, 0.36, 1.66, 0.48, 1.5, 0.46, 0.92], 0.5)
    for (const side of [-1, 1]) {
      const swing = Math.sin(cycle + (side > 0 ? 0 : Math.PI)) * 0.26 * walk
      const lift = Math.max(0, Math.cos(cycle + (side > 0 ? 0 : Math.PI))) * 0.09 * walk
      const knee: [number, number] = [side * 0.18 + swing * 0.5, 0.46 + lift]
      limb(pen, side < 0 ? suit.base : suit.dark, [side * 0.15, 0.9], knee, 0.17, 0.14)
      limb(pen, side < 0 ? suit.base : suit.dark, knee, [side * 0.19 + swing * 0.8, 0.15 + lift], 0.14, 0.13)
      line(pen, grey, 0.03, [knee[0] - 0.13, knee[1], knee[0] + 0.13, knee[1]])
      blob(
        pen,
        grey,
        [
          side * 0.19 + swing * 0.8 - 0.15,
          lift,
          side * 0.19 + swing * 0.8 - 0.14,
          0.18 + lift,
          side * 0.19 + swing * 0.8 + 0.14,
          0.18 + lift,
          side * 0.19 + swing * 0.8 + 0.2,
          lift,
        ],
        0.5,
      )
    }
    for (const side of [-1, 1]) {
      const swing = Math.sin(cycle + (side > 0 ? Math.PI : 0)) * 0.16 * walk
      const elbow: [number, number] = [side * 0.52 + swing * 0.4, 1.12]
      const hand: [number, number] = [side * 0.5 + swing, 0.84]
      limb(pen, side < 0 ? suit.light : suit.dark, [side * 0.34, 1.44], elbow, 0.14, 0.12)
      limb(pen, side < 0 ? suit.light : suit.dark, elbow, hand, 0.12, 0.1)
      line(pen, accent, 0.05, [side * 0.33, 1.26, side * 0.55, 1.3])
      oval(pen, grey, hand[0], hand[1] - 0.06, 0.1, 0.11)
    }
    blob(
      pen,
      suit.base,
      [-0.3, 0.8, -0.34, 1.2, -0.38, 1.5, -0.2, 1.62, 0.2, 1.62, 0.38, 1.5, 0.34, 1.2, 0.3, 0.8, 0, 0.76],
      0.7,
    )
    blob(pen, suit.dark, [0.1, 0.8, 0.16, 1.2, 0.14, 1.58, 0.38, 1.5, 0.34, 1.2, 0.3, 0.8], 0.7)
    shape(pen, grey, [-0.2, 1.12, 0.2, 1.12, 0.2, 1.36, -0.2, 1.36])
    shape(pen, accent, [-0.15, 1.28, -0.05, 1.28, -0.05, 1.33, -0.15, 1.33])
    shape(pen, pose.tone('#3f7fb8'), [0.02, 1.28, 0.15, 1.28, 0.15, 1.33, 0.02, 1.33])
    line(pen, grey, 0.05, [-0.2, 1.2, -0.38, 1.1, -0.36, 1.0])
    line(pen, grey, 0.045, [-0.3, 0.9, 0.3, 0.9])
    // The helmet mirrors the sky.
    oval(pen, suit.base, 0, 1.8, 0.33)
    oval(pen, suit.dark, 0.04, 1.79, 0.285, 0.265)
    const gold = pen.createLinearGradient(-0.2, 2, 0.2, 1.6)
    gold.addColorStop(0, pose.tone('#ffd98a'))
    gold.addColorStop(0.35, pose.tone('#b5732c'))
    gold.addColorStop(0.7, pose.tone('#402a2a'))
    gold.addColorStop(1, pose.tone('#191a26'))
    oval(pen, gold, 0.02, 1.79, 0.255, 0.225)
    pen.globalAlpha = 0.75
    blob(pen, 'rgb(255,255,255)', [-0.17, 1.82, -0.13, 1.93, -0.03, 1.97, -0.1, 1.9], 0.8)
    pen.globalAlpha = 1
    shape(pen, accent, [-0.34, 1.76, -0.3, 1.76, -0.3, 1.88, -0.34, 1.88])
  },
  feet: () => [-1, 1].map((side) => ({ x: side * 0.2, half: 0.19 })),
  drawLights(pen) {
    oval(pen, 'rgb(255,248,220)', 0.3, 1.96, 0.035)
  },
}
