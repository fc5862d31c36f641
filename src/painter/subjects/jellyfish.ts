import type { PaintContext } from '../canvas.ts'
import { brighten, type Colour, css, mix } from '../colour.ts'
import { blob, blobWith, graded, oval } from './strokes.ts'
import type { Pose, Subject } from './subject.ts'

const own = (pose: Pose): Colour => pose.colour ?? ([232, 150, 205] as const)

export const jellyfish: Subject = {
  id: 'jellyfish',
  words: ['jellyfish', 'medusa', 'jelly'],
  one: 'jellyfish',
  many: 'jellyfish',
  home: 'deep',
  alsoIn: ['space'],
  place: 'underwater',
  width: 2.8,
  height: 3.5,
  below: 0.6,
  distance: 9.5,
  animated: true,
  draw(pen, pose) {
    const colour = own(pose)
    const t = pose.timeSeconds * 1.7 + pose.phase * 12
    // It opens slowly and closes fast.
    const pulse = Math.sin(t + 0.5 * Math.sin(t)) * 0.11
    const wide = 0.96 - pulse
    const top = 3.1 + pulse * 0.9
    const rim = 2.2 + pulse * 0.5
    for (let i = 0; i < 10; i++) {
      const across = i / 9 - 0.5
      tentacle(
        pen,
        pose,
        across * 1.8 * wide,
        rim,
        1.5 + (i % 3) * 0.42,
        across,
        i,
        css(brighten(colour, 1.12), 0.5),
      )
    }
    for (const [i, across] of [-0.26, -0.08, 0.1, 0.27].entries())
      arm(pen, pose, across * wide, rim - 0.02, i, colour)
    bell(pen, colour, wide, top, rim, t)
  },
  glows(pose) {
    return [{ x: 0, y: 2.5, radius: 2.5, colour: own(pose), alpha: 0.3 }]
  },
}

/** A wave runs down from the bell: the further down, the wider it swings. */
const swing = (pose: Pose, k: number, i: number) =>
  (Math.sin(pose.timeSeconds * 1.5 + pose.phase * 12 - k * 3.4 + i * 0.7) * 0.26 +
    Math.sin(pose.timeSeconds * 0.6 + i * 1.9 - k * 1.8) * 0.16) *
  k ** 1.3

function tentacle(
  pen: PaintContext,
  pose: Pose,
  x: number,
  y: number,
  long: number,
  outward: number,
  i: number,
  colour: string,
): void {
  pen.strokeStyle = colour
  pen.beginPath()
  pen.moveTo(x, y)
  const at = (k: number): [number, number] => [x + outward * 0.25 * k + swing(pose, k, i), y - long * k]
  for (let step = 1; step <= 6; step++) {
    const [bendX, bendY] = at((step - 0.5) / 6)
    const [endX, endY] = at(step / 6)
    pen.quadraticCurveTo(bendX, bendY, endX, endY)
  }
  pen.lineWidth = 0.026
  pen.stroke()
}

/** A frilled arm under the bell: its edges ruffle as the wave runs through. */
function arm(pen: PaintContext, pose: Pose, x: number, y: number, i: number, colour: Colour): void {
  const left: number[] = []
  const right: number[] = []
  for (let step = 0; step <= 9; step++) {
    const k = step / 9
    const middle = x * (1 + k * 0.4) + swing(pose, k * 0.9, i + 3)
    const half = 0.12 * (1 - k) ** 0.7 * (0.75 + 0.45 * Math.sin(step * 2.2 + pose.timeSeconds * 2 + i))
    left.push(middle - half - 0.012, y - k * 1.75)
    right.unshift(middle + half + 0.012, y - k * 1.75)
  }
  // Pairs were put in front one by one: x and y have changed places.
  const back = right.reverse()
  const ordered: number[] = []
  for (let at = 0; at < back.length; at += 2) ordered.unshift(back[at + 1] ?? 0, back[at] ?? 0)
  blob(pen, css(mix(colour, [255, 236, 248], 0.35), 0.62), [...left, ...ordered], 0.9)
}

function bell(pen: PaintContext, colour: Colour, wide: number, top: number, rim: number, t: number): void {
  const scallops: number[] = []
  for (let i = 0; i <= 8; i++) {
    const x = wide * (1 - i / 4)
    scallops.push(x, rim + (i % 2 === 0 ? 0.02 : -0.1) + Math.sin(t + i) * 0.012)
  }
  const glass = graded(
    pen,
    [0, top],
    [0, rim - 0.1],
    [
      [0, css(mix(colour, [255, 250, 255], 0.55), 0.9)],
      [0.5, css(colour, 0.8)],
      [1, css(brighten(colour, 0.85), 0.72)],
    ],
  )
  blobWith(
    pen,
    glass,
    [
      ...[-wide * 0.98, rim + 0.3, -wide * 0.72, top - 0.22, -wide * 0.3, top - 0.02, wide * 0.3, top - 0.02],
      wide * 0.72,
      top - 0.22,
      wide * 0.98,
      rim + 0.3,
      ...scallops,
    ],
    () => {
      // Four rings shine through, and ribs run to the rim.
      for (const x of [-0.34, -0.11, 0.12, 0.35])
        oval(
          pen,
          css(mix(colour, [255, 255, 255], 0.5), 0.5),
          x * wide,
          rim + 0.42 - Math.abs(x) * 0.2,
          0.11 * wide,
          0.15,
        )
      pen.strokeStyle = css(brighten(colour, 0.72), 0.45)
      pen.lineWidth = 0.02
      for (const k of [-0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75]) {
        pen.beginPath()
        pen.moveTo(k * wide * 0.3, top)
        pen.quadraticCurveTo(k * wide * 0.9, (top + rim) / 2 + 0.1, k * wide, rim - 0.1)
        pen.stroke()
      }
      blob(
        pen,
        'rgba(255,248,255,0.6)',
        [
          -wide * 0.62,
          rim + 0.44,
          -wide * 0.46,
          top - 0.26,
          -wide * 0.2,
          top - 0.14,
          -wide * 0.3,
          top - 0.3,
          -wide * 0.48,
          rim + 0.44,
        ],
        0.9,
      )
    },
  )
}
