import type { PaintContext } from '../canvas.ts'
import { blob, blobWith, graded, line, oval } from './strokes.ts'
import type { Pose, Subject } from './subject.ts'
import { shades } from './tones.ts'

const glazes = ['#f3eee3', '#c65b3d', '#3f7f86', '#e5b750']
type Glaze = ReturnType<typeof shades>

/** A cup of coffee that steams, at the size of a person, as products are. */
export const cup: Subject = {
  id: 'cup',
  words: [
    'cup',
    'coffee cup',
    'coffee',
    'mug',
    'tea',
    'teacup',
    'espresso',
    'cappuccino',
    'latte',
    'cup of coffee',
    'cup of tea',
  ],
  one: 'cup',
  many: 'cups',
  home: 'land',
  place: 'cafe',
  tabletop: true,
  width: 2.8,
  height: 1.75,
  below: 0.24,
  distance: 8.4,
  variants: 4,
  draw(pen, pose) {
    const glaze = shades(pose, pose.colour ?? glazes[pose.seed % glazes.length] ?? '#f3eee3')
    saucer(pen, pose, glaze)
    body(pen, glaze)
    coffee(pen, pose, glaze)
  },
  glows(pose) {
    return Array.from({ length: 10 }, (_, i) => {
      const age = (pose.timeSeconds * 0.22 + i / 10 + pose.phase) % 1
      return {
        x:
          Math.sin(age * 6 + i * 2.1 + pose.timeSeconds * 0.4) * (0.1 + age * 0.28) +
          (i % 3 === 0 ? -0.2 : 0.15),
        y: 1.5 + age * 1.6,
        radius: 0.2 + age * 0.5,
        colour: [255, 250, 244] as const,
        alpha: 0.26 * (1 - age) * Math.min(1, age * 6),
        smoke: true,
      }
    })
  },
  feet: () => [{ x: 0, half: 1 }],
}

const round = (pen: PaintContext, glaze: Glaze, half: number) =>
  graded(
    pen,
    [-half, 0],
    [half, 0],
    [
      [0, glaze.dark],
      [0.1, glaze.base],
      [0.27, glaze.light],
      [0.6, glaze.base],
      [0.9, glaze.dark],
      [1, glaze.deep],
    ],
  )

function saucer(pen: PaintContext, pose: Pose, glaze: Glaze): void {
  // Its foot is narrower than its rim.
  blob(pen, glaze.deep, [-1.2, 0.03, -0.7, -0.16, 0, -0.2, 0.7, -0.16, 1.2, 0.03, 0, 0.1], 0.9)
  oval(pen, round(pen, glaze, 1.34), 0, 0.06, 1.34, 0.25)
  oval(pen, glaze.light, 0, 0.075, 1.28, 0.225)
  oval(pen, glaze.base, 0, 0.075, 1.2, 0.2)
  oval(pen, glaze.dark, 0, 0.06, 0.62, 0.1)
  oval(pen, pose.tone('#1a1210', 0.4), 0.1, 0.055, 0.56, 0.085)
  // The spoon lies along the rim.
  line(pen, pose.tone('#8d9299'), 0.055, [-1.2, 0.075, -0.74, 0.0])
  line(pen, pose.tone('#f4f5f6'), 0.022, [-1.2, 0.085, -0.76, 0.012])
  oval(pen, pose.tone('#c9cdd2'), -0.66, -0.012, 0.14, 0.046)
  oval(pen, pose.tone('#8d9299'), -0.65, -0.008, 0.1, 0.028)
}

function body(pen: PaintContext, glaze: Glaze): void {
  pen.strokeStyle = glaze.dark
  pen.lineWidth = 0.17
  pen.beginPath()
  pen.ellipse(0.86, 0.86, 0.33, 0.29, -0.35, 0, 7)
  pen.stroke()
  pen.strokeStyle = glaze.base
  pen.lineWidth = 0.12
  pen.beginPath()
  pen.ellipse(0.855, 0.875, 0.33, 0.29, -0.35, 0, 7)
  pen.stroke()
  oval(pen, glaze.deep, 0, 0.1, 0.42, 0.075)
  blobWith(
    pen,
    round(pen, glaze, 0.9),
    [
      ...[
        -0.9, 1.4, -0.89, 1.16, -0.82, 0.84, -0.66, 0.5, -0.44, 0.22, -0.4, 0.1, -0.2, 0.045, 0, 0.035, 0.2,
        0.045,
      ],
      ...[0.4, 0.1, 0.44, 0.22, 0.66, 0.5, 0.82, 0.84, 0.89, 1.16, 0.9, 1.4, 0, 1.3],
    ],
    () => {
      // The window in the glaze.
      blob(
        pen,
        'rgba(255,255,255,0.6)',
        [-0.68, 1.12, -0.64, 0.86, -0.5, 0.6, -0.42, 0.62, -0.52, 0.86, -0.55, 1.12],
        0.7,
      )
      blob(
        pen,
        'rgba(255,255,255,0.22)',
        [0.62, 1.0, 0.6, 0.8, 0.5, 0.6, 0.55, 0.62, 0.67, 0.84, 0.7, 1.02],
        0.7,
      )
      pen.fillStyle = graded(
        pen,
        [0, 0.5],
        [0, 0],
        [
          [0, 'rgba(20,12,10,0)'],
          [1, 'rgba(20,12,10,0.4)'],
        ],
      )
      pen.fillRect(-1, 0, 2, 0.5)
    },
    0.75,
  )
}

function coffee(pen: PaintContext, pose: Pose, glaze: Glaze): void {
  oval(pen, glaze.light, 0, 1.4, 0.9, 0.19)
  oval(pen, glaze.dark, 0, 1.393, 0.83, 0.158)
  oval(pen, pose.tone('#4a2a18'), 0, 1.37, 0.78, 0.132)
  const crema = pen.createRadialGradient(0, 1.37, 0.1, 0, 1.37, 0.76)
  crema.addColorStop(0, pose.tone('#b98150'))
  crema.addColorStop(1, pose.tone('#7d4b2a'))
  oval(pen, crema, 0, 1.366, 0.75, 0.12)
  // A leaf poured in milk: three pairs of lobes and a stem.
  const milk = pose.tone('#f6e8d0')
  for (const [k, wide] of [0.36, 0.3, 0.2].entries()) {
    const y = 1.335 + k * 0.042
    for (const side of [-1, 1])
      blob(
        pen,
        milk,
        [0, y - 0.012, side * wide * 0.6, y - 0.008, side * wide, y + 0.02, side * wide * 0.55, y + 0.016],
        0.9,
      )
  }
  line(pen, pose.tone('#7d4b2a'), 0.012, [0, 1.28, 0, 1.45])
}
