import type { PaintContext } from '../canvas.ts'
import { css, hex } from '../colour.ts'
import { busFront, busFrontLights, frontFeet, frontLamps } from './bus-front.ts'
import { oval, shape } from './strokes.ts'
import type { Glow, Pose, Subject } from './subject.ts'
import { shades } from './tones.ts'

const liveries = ['#c8392e', '#2f6fa8', '#e0a92f', '#3c8f67']
const WHEEL = 0.5

export const bus: Subject = {
  id: 'bus',
  words: ['bus', 'coach', 'double-decker', 'school bus', 'minibus', 'tram', 'van', 'truck', 'lorry'],
  one: 'bus',
  many: 'buses',
  home: 'land',
  place: 'city',
  width: 10.8,
  height: 4.5,
  below: 0.08,
  distance: 17.5,
  speed: 3,
  animated: 'moving',
  variants: 4,
  draw(pen, pose) {
    const paint = shades(pose, liveryOf(pose))
    if (pose.moving) passing(pen, pose, paint)
    else busFront(pen, pose, paint)
  },
  drawLights(pen, pose) {
    if (pose.dark < 0.3) return
    if (pose.moving) passingLights(pen, pose)
    else busFrontLights(pen, pose)
  },
  glows(pose) {
    if (pose.dark < 0.3) return []
    if (pose.moving) return passingGlows(pose)
    return [
      ...frontLamps.flatMap(([x, y]) => [
        { x, y, radius: 1.5, colour: [255, 240, 200] as const, alpha: 0.75 * pose.dark },
        { x, y: y - 0.7, radius: 2.6, colour: [255, 236, 190] as const, alpha: 0.16 * pose.dark },
      ]),
      { x: -1, y: 2.4, radius: 5, colour: [255, 200, 130], alpha: 0.2 * pose.dark },
    ]
  },
  feet: (pose) => (pose.moving ? [-3.2, 2.35].map((x) => ({ x, half: 0.7 })) : frontFeet),
}

const liveryOf = (pose: Pose) => pose.colour ?? hex(liveries[pose.seed % liveries.length] ?? '#c8392e')

/** From the side, on its way. */
function passing(pen: PaintContext, pose: Pose, paint: ReturnType<typeof shades>): void {
  const glass = pose.tone('#26333f')
  const sky = pose.tone('#8fb2c6')
  const black = pose.tone('#15161a')
  const rock = pose.moving ? Math.sin(pose.timeSeconds * 8) * 0.012 : 0
  pen.save()
  pen.translate(0, rock)
  const box = (fill: string, left: number, low: number, right: number, high: number) =>
    shape(pen, fill, [left, low, right, low, right, high, left, high])
  shape(
    pen,
    paint.base,
    [-5.1, 0.42, 5.05, 0.42, 5.2, 0.7, 5.15, 2.4, 4.98, 4.15, 4.8, 4.3, -4.95, 4.3, -5.15, 4.12, -5.2, 0.6],
  )
  box(paint.light, -5.15, 4.08, 4.95, 4.22)
  box(paint.dark, -5.18, 0.42, 5.15, 0.78)
  box(pose.tone('#f0e6cf'), -5.18, 2.28, 5.15, 2.46)
  // Two decks of windows, the driver's at the front, the doors behind it.
  for (const [low, high] of [
    [1.25, 2.2],
    [2.72, 3.75],
  ] as const) {
    box(glass, -4.95, low, 5.02, high)
    for (let x = -4.95; x < 3.6; x += 1.42) {
      box(paint.base, x + 1.26, low, x + 1.42, high)
      shape(pen, sky, [x + 0.2, low + 0.1, x + 0.5, low + 0.1, x + 1.0, high - 0.1, x + 0.7, high - 0.1])
    }
  }
  box(paint.dark, 3.05, 0.55, 4.2, 2.28)
  box(glass, 3.13, 0.65, 3.6, 2.18)
  box(glass, 3.66, 0.65, 4.12, 2.18)
  box(black, -3.1, 2.3, -0.2, 2.46)
  shape(pen, glass, [4.55, 1.2, 5.17, 1.2, 5.13, 2.25, 4.55, 2.25])
  box(pose.tone('#ffe9a8'), 4.98, 0.86, 5.2, 1.04)
  box(pose.tone('#b5281e'), -5.22, 0.86, -5.06, 1.2)
  pen.restore()
  for (const x of [-3.2, 2.35]) {
    oval(pen, black, x, WHEEL + 0.05, 0.66, 0.62)
    oval(pen, pose.tone('#1e1f24'), x, WHEEL, WHEEL)
    oval(pen, pose.tone('#b9bcc2'), x, WHEEL, 0.25)
    const spin = pose.moving ? (-pose.timeSeconds * 3) / WHEEL : 0.4
    for (let i = 0; i < 6; i++) {
      const angle = spin + (i * Math.PI) / 3
      oval(pen, pose.tone('#4a4c52'), x + Math.cos(angle) * 0.16, WHEEL + Math.sin(angle) * 0.16, 0.04)
    }
  }
}

function passingLights(pen: PaintContext, pose: Pose): void {
  // Its paint shows under the street's lamps.
  pen.fillStyle = css(liveryOf(pose), pose.dark * 0.5)
  for (const [low, high] of [
    [0.78, 1.25],
    [2.46, 2.72],
    [3.75, 4.2],
  ] as const)
    pen.fillRect(-5.16, low, 10.3, high - low)
  pen.fillStyle = `rgba(255,222,160,${pose.dark * 0.85})`
  for (const [low, tall] of [
    [1.25, 0.95],
    [2.72, 1.03],
  ] as const)
    for (let x = -4.95; x < 3.6; x += 1.42) pen.fillRect(x, low, 1.26, tall)
  pen.fillStyle = `rgba(255,244,205,${pose.dark})`
  pen.fillRect(4.98, 0.86, 0.22, 0.18)
  pen.fillStyle = `rgba(255,60,40,${pose.dark})`
  pen.fillRect(-5.22, 0.86, 0.16, 0.34)
  // People on their way home.
  pen.fillStyle = `rgba(40,30,36,${pose.dark * 0.8})`
  for (const [x, low] of [
    [-3.9, 1.25],
    [-0.9, 1.25],
    [0.5, 2.72],
    [-2.4, 2.72],
    [1.9, 2.72],
  ] as const) {
    pen.beginPath()
    pen.arc(x, low + 0.5, 0.16, 0, 7)
    pen.fill()
    pen.fillRect(x - 0.24, low, 0.48, 0.34)
  }
}

function passingGlows(pose: Pose): Glow[] {
  return [
    { x: 5.2, y: 0.95, radius: 1.3, colour: [255, 240, 200], alpha: 0.7 * pose.dark },
    {
      x: 5.2,
      y: 0.9,
      radius: 7,
      colour: [255, 236, 190],
      alpha: 0.3 * pose.dark,
      beam: { angle: -0.05, spread: 0.14 },
    },
    { x: -5.2, y: 1, radius: 0.9, colour: [255, 50, 30], alpha: 0.5 * pose.dark },
    { x: -0.6, y: 2.4, radius: 5, colour: [255, 200, 130], alpha: 0.22 * pose.dark },
  ]
}
