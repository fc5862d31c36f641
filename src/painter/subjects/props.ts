import { blob, line, oval, shape } from './strokes.ts'
import type { Subject } from './subject.ts'
import { shades } from './tones.ts'

/** Furniture of rooms: nobody asks for it by name. */
const prop = { words: [], home: 'land', place: 'room', distance: 8 } as const

export const plant: Subject = {
  ...prop,
  id: 'plant',
  one: 'plant',
  many: 'plants',
  width: 1.5,
  height: 2,
  variants: 4,
  sway: 0.004,
  draw(pen, pose) {
    const leaf = shades(pose, '#4a7a48')
    const pot = shades(pose, '#c07a4e')
    for (let i = 0; i < 13; i++) {
      const angle = ((i / 12 - 0.5) * 2.5 + ((pose.seed * 7 + i * 5) % 5) * 0.05) * 0.9
      const long = 0.85 + ((i * 7 + pose.seed) % 5) * 0.12
      const x = Math.sin(angle) * long * 0.72
      const y = 0.5 + Math.cos(angle) * long
      blob(
        pen,
        i % 3 === 0 ? leaf.dark : i % 3 === 1 ? leaf.base : leaf.light,
        [0, 0.45, x * 0.45 - 0.13, (y + 0.5) / 2 + 0.06, x, y, x * 0.55 + 0.13, (y + 0.4) / 2],
        1,
      )
    }
    shape(pen, pot.base, [-0.24, 0, 0.24, 0, 0.32, 0.5, -0.32, 0.5])
    shape(pen, pot.dark, [0.06, 0, 0.24, 0, 0.32, 0.5, 0.1, 0.5])
    shape(pen, pot.light, [-0.35, 0.46, 0.35, 0.46, 0.35, 0.56, -0.35, 0.56])
  },
}

/** A standard lamp. */
export const floorLamp: Subject = {
  ...prop,
  id: 'floor lamp',
  one: 'lamp',
  many: 'lamps',
  width: 0.9,
  height: 2.1,
  draw(pen, pose) {
    const iron = pose.tone('#2c2622')
    oval(pen, iron, 0, 0.04, 0.26, 0.05)
    line(pen, iron, 0.05, [0, 0.04, 0, 1.6])
    shape(pen, pose.tone('#ead3a4'), [-0.4, 1.5, 0.4, 1.5, 0.24, 2.05, -0.24, 2.05])
  },
  drawLights(pen) {
    const shade = pen.createLinearGradient(0, 1.5, 0, 2.05)
    shade.addColorStop(0, 'rgb(255,226,160)')
    shade.addColorStop(1, 'rgb(240,180,100)')
    shape(pen, shade, [-0.4, 1.5, 0.4, 1.5, 0.24, 2.05, -0.24, 2.05])
  },
  glows() {
    return [
      { x: 0, y: 1.75, radius: 2.6, colour: [255, 190, 110], alpha: 0.5 },
      { x: 0, y: 0.1, radius: 1.8, colour: [255, 180, 100], alpha: 0.2 },
    ]
  },
}

/** A round table with two bistro chairs. */
export const bistroTable: Subject = {
  ...prop,
  id: 'bistro table',
  one: 'table',
  many: 'tables',
  width: 2.6,
  height: 1.25,
  variants: 3,
  draw(pen, pose) {
    const wood = shades(pose, '#6f4526')
    const iron = pose.tone('#241f1e')
    for (const side of [-1, 1]) {
      const x = side * 0.88
      line(pen, wood.base, 0.05, [x - side * 0.24, 0.48, x - side * 0.3, 0.02])
      line(pen, wood.base, 0.05, [x + side * 0.18, 0.48, x + side * 0.26, 0.02])
      shape(pen, wood.light, [x - 0.27, 0.46, x + 0.27, 0.46, x + 0.25, 0.54, x - 0.25, 0.54])
      pen.strokeStyle = wood.base
      pen.lineWidth = 0.05
      pen.beginPath()
      pen.moveTo(x + side * 0.2, 0.5)
      pen.quadraticCurveTo(x + side * 0.3, 0.9, x + side * 0.3, 1.15)
      pen.stroke()
    }
    line(pen, iron, 0.07, [0, 0.08, 0, 0.76])
    oval(pen, iron, 0, 0.06, 0.34, 0.06)
    oval(pen, wood.deep, 0, 0.77, 0.62, 0.1)
    oval(pen, wood.light, 0, 0.8, 0.62, 0.1)
    oval(pen, pose.tone('#f4eee0'), -0.18, 0.83, 0.1, 0.03)
    shape(pen, pose.tone('#f4eee0'), [-0.24, 0.83, -0.12, 0.83, -0.1, 0.95, -0.26, 0.95])
    shape(pen, pose.tone('#7d9a68'), [0.16, 0.84, 0.26, 0.84, 0.24, 0.96, 0.18, 0.96])
    oval(pen, pose.tone('#d2606a'), 0.21, 1.04, 0.07)
  },
}

export const hayBale: Subject = {
  ...prop,
  id: 'hay bale',
  one: 'hay bale',
  many: 'hay bales',
  place: 'field',
  width: 2.2,
  height: 1.7,
  variants: 3,
  draw(pen, pose) {
    const straw = shades(pose, '#cfa551')
    blob(pen, straw.dark, [-0.2, 0, -0.95, 0.2, -0.95, 1.3, -0.2, 1.6, 0.8, 1.5, 1.0, 0.8, 0.8, 0.02], 0.7)
    oval(pen, straw.base, 0.28, 0.8, 0.76, 0.8)
    pen.strokeStyle = straw.dark
    pen.lineWidth = 0.035
    for (const k of [0.25, 0.45, 0.66]) {
      pen.beginPath()
      pen.ellipse(0.28, 0.8, 0.76 * k, 0.8 * k, pose.seed, 0, 5.4)
      pen.stroke()
    }
    for (let i = 0; i < 9; i++)
      line(pen, straw.light, 0.02, [-0.9 + i * 0.06, 0.2 + i * 0.13, -0.6 + i * 0.05, 0.24 + i * 0.14])
  },
}

/** An iron bollard with a mooring line. */
export const bollard: Subject = {
  ...prop,
  id: 'bollard',
  one: 'bollard',
  many: 'bollards',
  place: 'harbour',
  width: 0.9,
  height: 0.75,
  draw(pen, pose) {
    const iron = shades(pose, '#3a3d44')
    shape(pen, iron.base, [-0.2, 0, 0.2, 0, 0.15, 0.5, -0.15, 0.5])
    oval(pen, iron.light, 0, 0.58, 0.27, 0.13)
    for (const y of [0.16, 0.24, 0.32]) line(pen, pose.tone('#c9b487'), 0.06, [-0.21, y, 0.21, y + 0.02])
  },
}

/** A fishing boat at its mooring. */
export const fishingBoat: Subject = {
  ...prop,
  id: 'fishing boat',
  one: 'fishing boat',
  many: 'fishing boats',
  home: 'water',
  place: 'harbour',
  width: 9,
  height: 6.6,
  below: 0.5,
  animated: true,
  draw(pen, pose) {
    const hull = shades(pose, ['#2f5f8a', '#a63f32', '#2f7a66', '#d9b44a'][pose.seed % 4] ?? '#2f5f8a')
    const white = shades(pose, '#efe9da')
    const wood = pose.tone('#6d4a2c')
    pen.translate(0, Math.sin(pose.timeSeconds * 1.1 + pose.phase * 9) * 0.06)
    pen.rotate(Math.sin(pose.timeSeconds * 0.8 + pose.phase * 5) * 0.014)
    line(pen, wood, 0.12, [-1.4, 1, -1.4, 6.4])
    line(pen, wood, 0.09, [-1.4, 5.8, -3.6, 2.4])
    line(pen, wood, 0.03, [-1.4, 6.3, 3.8, 1.9, -1.4, 6.3, -4, 1.6])
    shape(pen, white.base, [-0.4, 1.1, 2.1, 1.1, 2.0, 2.8, -0.2, 2.8])
    shape(pen, hull.light, [-0.6, 2.75, 2.35, 2.75, 2.2, 3.0, -0.4, 3.0])
    for (const x of [0.05, 1.05])
      shape(pen, pose.tone('#2c3d4b'), [x, 1.8, x + 0.75, 1.8, x + 0.72, 2.5, x + 0.03, 2.5])
    blob(
      pen,
      hull.base,
      [-4.1, 1.35, -3.9, 0.2, -3.4, -0.4, 2.6, -0.4, 3.7, 0.6, 4.3, 1.95, 2.4, 1.3, -1, 1.1],
      0.4,
    )
    shape(
      pen,
      white.base,
      [-4.1, 1.35, -1, 1.1, 2.4, 1.3, 4.3, 1.95, 4.2, 1.65, 2.3, 1.05, -1, 0.85, -4.05, 1.1],
    )
    for (const x of [-2.8, -1.2, 0.6]) oval(pen, pose.tone('#20232a'), x, 0.6, 0.3)
  },
}

/** A water tank on stilts, as on old roofs. */
export const waterTank: Subject = {
  ...prop,
  id: 'water tank',
  one: 'water tank',
  many: 'water tanks',
  place: 'rooftop',
  width: 3.6,
  height: 6.2,
  draw(pen, pose) {
    const wood = shades(pose, '#6f4d37')
    const iron = pose.tone('#2a2a2e')
    for (const x of [-1.1, -0.4, 0.4, 1.1]) line(pen, iron, 0.12, [x, 0, x * 0.95, 2.3])
    line(pen, iron, 0.06, [-1.1, 0.2, 1.05, 2.1])
    line(pen, iron, 0.06, [1.1, 0.2, -1.05, 2.1])
    shape(pen, iron, [-1.5, 2.2, 1.5, 2.2, 1.5, 2.4, -1.5, 2.4])
    shape(pen, wood.base, [-1.35, 2.4, 1.35, 2.4, 1.35, 5, -1.35, 5])
    shape(pen, wood.dark, [0.4, 2.4, 1.35, 2.4, 1.35, 5, 0.4, 5])
    for (let x = -1.1; x < 1.3; x += 0.3) line(pen, wood.deep, 0.03, [x, 2.4, x, 5])
    for (const y of [2.8, 3.6, 4.5]) line(pen, iron, 0.06, [-1.36, y, 1.36, y])
    shape(pen, wood.deep, [-1.55, 4.95, 1.55, 4.95, 0, 6.1])
  },
}

/** A vent, a box and an aerial. */
export const roofVent: Subject = {
  ...prop,
  id: 'roof vent',
  one: 'vent',
  many: 'vents',
  place: 'rooftop',
  width: 2.4,
  height: 3,
  variants: 2,
  draw(pen, pose) {
    const tin = shades(pose, '#8d9299')
    if (pose.seed % 2 === 0) {
      shape(pen, tin.base, [-1, 0, 0.7, 0, 0.7, 1.1, -1, 1.1])
      shape(pen, tin.light, [-1.05, 1.05, 0.75, 1.05, 0.75, 1.18, -1.05, 1.18])
      for (let y = 0.25; y < 1; y += 0.16) line(pen, tin.deep, 0.05, [-0.85, y, 0.1, y])
      oval(pen, tin.deep, 0.42, 0.55, 0.2, 0.34)
    } else {
      shape(pen, tin.base, [-0.22, 0, 0.22, 0, 0.22, 0.9, -0.22, 0.9])
      blob(pen, tin.light, [-0.4, 0.85, -0.32, 1.25, 0, 1.38, 0.32, 1.25, 0.4, 0.85], 0.8)
      line(pen, tin.deep, 0.05, [0.8, 0, 0.8, 2.9])
      for (const [y, half] of [
        [2.8, 0.3],
        [2.5, 0.4],
        [2.2, 0.5],
      ] as const)
        line(pen, tin.deep, 0.04, [0.8 - half, y, 0.8 + half, y])
    }
  },
}
