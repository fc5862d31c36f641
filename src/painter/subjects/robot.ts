import { limb, line, oval, shape } from './strokes.ts'
import type { Subject } from './subject.ts'
import { shades } from './tones.ts'

/** A friendly robot with round eyes. */
export const robot: Subject = {
  id: 'robot',
  words: ['robot', 'android', 'droid', 'cyborg', 'machine', 'mech'],
  one: 'robot',
  many: 'robots',
  home: 'land',
  alsoIn: ['space'],
  place: 'city',
  width: 1.9,
  height: 2.35,
  below: 0.05,
  distance: 8.2,
  speed: 0.6,
  animated: true,
  draw(pen, pose) {
    const metal = shades(pose, pose.colour ?? '#d9c9a0')
    const joint = pose.tone('#4b5058')
    const dark = pose.tone('#22262d')
    const cycle = pose.timeSeconds * 4.2 + pose.phase * 6
    const walk = pose.moving ? 1 : 0
    const bob = Math.abs(Math.sin(cycle)) * 0.04 * walk + Math.sin(pose.timeSeconds * 1.6) * 0.008
    for (const side of [-1, 1]) {
      const swing = Math.sin(cycle + (side > 0 ? 0 : Math.PI)) * 0.22 * walk
      const lift = Math.max(0, Math.cos(cycle + (side > 0 ? 0 : Math.PI))) * 0.07 * walk
      limb(pen, joint, [side * 0.2, 0.7], [side * 0.22 + swing * 0.5, 0.4 + lift], 0.075, 0.07)
      limb(
        pen,
        metal.dark,
        [side * 0.22 + swing * 0.5, 0.42 + lift],
        [side * 0.22 + swing, 0.14 + lift],
        0.1,
        0.12,
      )
      shape(pen, metal.base, [
        side * 0.22 + swing - 0.17,
        lift,
        side * 0.22 + swing + 0.2,
        lift,
        side * 0.22 + swing + 0.13,
        0.16 + lift,
        side * 0.22 + swing - 0.13,
        0.16 + lift,
      ])
    }
    pen.translate(0, bob)
    const wave = pose.moving ? 0 : 1
    for (const side of [-1, 1]) {
      const swing = Math.sin(cycle + (side > 0 ? Math.PI : 0)) * 0.16 * walk
      // Standing it lifts one hand.
      const up = side > 0 ? wave : 0
      const hello = Math.sin(pose.timeSeconds * 5) * 0.1 * up
      const elbow: [number, number] = [side * (0.68 + up * 0.06) + swing * 0.5, 1.06 - up * 0.02]
      const hand: [number, number] = [side * (0.7 + up * 0.06) + swing + hello, up > 0 ? 1.5 : 0.74]
      limb(pen, joint, [side * 0.48, 1.36], elbow, 0.075, 0.065)
      limb(pen, metal.base, elbow, hand, 0.085, 0.1)
      oval(pen, dark, hand[0], hand[1] + (up > 0 ? 0.1 : -0.1), 0.085)
      oval(pen, metal.dark, side * 0.48, 1.38, 0.13)
    }
    shape(pen, metal.dark, [-0.43, 0.66, 0.43, 0.66, 0.52, 1.5, -0.52, 1.5])
    shape(pen, metal.base, [-0.43, 0.66, 0.2, 0.66, 0.28, 1.5, -0.52, 1.5])
    shape(pen, dark, [-0.24, 0.96, 0.24, 0.96, 0.24, 1.28, -0.24, 1.28])
    shape(pen, metal.light, [-0.5, 1.44, 0.5, 1.44, 0.52, 1.5, -0.52, 1.5])
    for (const x of [-0.3, -0.1, 0.1, 0.3]) oval(pen, joint, x, 0.8, 0.03)
    shape(pen, joint, [-0.14, 1.48, 0.14, 1.48, 0.12, 1.62, -0.12, 1.62])
    shape(
      pen,
      metal.base,
      [-0.46, 1.6, 0.46, 1.6, 0.5, 1.7, 0.46, 2.08, 0.36, 2.14, -0.36, 2.14, -0.46, 2.08, -0.5, 1.7],
    )
    shape(pen, metal.light, [-0.44, 2.06, 0.44, 2.06, 0.36, 2.14, -0.36, 2.14])
    shape(pen, dark, [-0.37, 1.7, 0.37, 1.7, 0.4, 1.78, 0.36, 2.0, -0.36, 2.0, -0.4, 1.78])
    for (const side of [-1, 1]) oval(pen, joint, side * 0.52, 1.85, 0.07, 0.12)
    line(pen, joint, 0.035, [0.16, 2.12, 0.2, 2.28])
  },
  drawLights(pen, pose) {
    const blink = Math.sin(pose.timeSeconds * 0.8 + pose.phase * 12) > 0.98 ? 0.15 : 1
    for (const side of [-1, 1]) {
      oval(pen, 'rgb(120,240,255)', side * 0.17, 1.86, 0.085, 0.085 * blink)
      oval(pen, 'rgb(235,255,255)', side * 0.17 + 0.02, 1.88, 0.035, 0.035 * blink)
    }
    oval(pen, 'rgb(255,110,80)', 0.2, 2.29, 0.045)
    for (let i = 0; i < 4; i++) {
      const tall = 0.05 + 0.16 * Math.abs(Math.sin(pose.timeSeconds * 2.2 + i))
      shape(pen, 'rgb(120,240,190)', [
        -0.19 + i * 0.1,
        1.0,
        -0.13 + i * 0.1,
        1.0,
        -0.13 + i * 0.1,
        1.0 + tall,
        -0.19 + i * 0.1,
        1.0 + tall,
      ])
    }
  },
  glows(pose) {
    return [{ x: 0, y: 1.86, radius: 0.8, colour: [110, 235, 255], alpha: 0.24 + pose.dark * 0.3 }]
  },
}
