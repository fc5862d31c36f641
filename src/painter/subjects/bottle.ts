import type { PaintContext } from '../canvas.ts'
import { brighten, type Colour, mix } from '../colour.ts'
import { blob, blobWith, graded, line, oval, rounded, shape } from './strokes.ts'
import type { Pose, Subject } from './subject.ts'

const juices: readonly Colour[] = [
  [214, 138, 52],
  [196, 70, 92],
  [52, 140, 146],
  [126, 92, 178],
]

/** A flacon of perfume: the product of a studio picture. It is painted at the size of a person. */
export const bottle: Subject = {
  id: 'bottle',
  words: [
    'bottle',
    'perfume',
    'product',
    'fragrance',
    'cosmetic',
    'flask',
    'wine bottle',
    'whiskey',
    'jar',
    'cologne',
  ],
  one: 'bottle',
  many: 'bottles',
  home: 'land',
  place: 'studio',
  tabletop: true,
  width: 1.7,
  height: 2.4,
  below: 0.06,
  distance: 8.6,
  variants: 4,
  draw(pen, pose) {
    const juice = pose.colour ?? juices[pose.seed % juices.length] ?? [214, 138, 52]
    glass(pen, pose, juice)
    label(pen, pose)
    reflections(pen)
    cap(pen, pose)
  },
  feet: () => [{ x: 0, half: 0.68 }],
}

/** Thick glass, bright at its edges, with the juice in it lit from behind. */
function glass(pen: PaintContext, pose: Pose, juice: Colour): void {
  const clear = mix(juice, [232, 238, 240], 0.62)
  const deep = brighten(juice, 0.34)
  pen.fillStyle = graded(
    pen,
    [-0.68, 0],
    [0.68, 0],
    [
      [0, pose.tone(mix(clear, [255, 255, 255], 0.5))],
      [0.05, pose.tone(brighten(clear, 0.62))],
      [0.12, pose.tone(clear)],
      [0.88, pose.tone(brighten(clear, 0.86))],
      [0.95, pose.tone(brighten(clear, 0.5))],
      [1, pose.tone(mix(clear, [255, 255, 255], 0.35))],
    ],
  )
  rounded(pen, pen.fillStyle, -0.68, 0, 0.68, 1.5, 0.17)
  const lit = pen.createRadialGradient(-0.08, 0.5, 0.05, 0, 0.6, 0.85)
  lit.addColorStop(0, pose.tone(mix(juice, [255, 244, 214], 0.62)))
  lit.addColorStop(0.45, pose.tone(juice))
  lit.addColorStop(0.85, pose.tone(brighten(juice, 0.55)))
  lit.addColorStop(1, pose.tone(deep))
  rounded(pen, lit, -0.56, 0.17, 0.56, 1.2, 0.1)
  // The foot of the glass bends the light into bands.
  shape(
    pen,
    pose.tone(mix(juice, [255, 255, 255], 0.55), 0.85),
    [-0.5, 0.1, 0.5, 0.1, 0.54, 0.15, -0.54, 0.15],
  )
  shape(pen, pose.tone(deep, 0.7), [-0.56, 0.035, 0.56, 0.035, 0.52, 0.075, -0.52, 0.075])
  // Above the juice the glass is empty, with the pump's tube in it.
  rounded(pen, pose.tone(mix(clear, [255, 255, 255], 0.3), 0.75), -0.56, 1.2, 0.56, 1.38, 0.08)
  oval(pen, pose.tone(mix(juice, [255, 255, 255], 0.45)), 0, 1.205, 0.55, 0.026)
  line(pen, pose.tone(mix(juice, [255, 255, 255], 0.7), 0.5), 0.03, [0, 1.4, 0.02, 0.9, 0.06, 0.24])
}

function label(pen: PaintContext, pose: Pose): void {
  const gold = pose.tone('#a9803c')
  rounded(pen, pose.tone('#f6efe0'), -0.34, 0.44, 0.34, 0.98, 0.02)
  pen.strokeStyle = gold
  pen.lineWidth = 0.012
  pen.beginPath()
  pen.rect(-0.305, 0.475, 0.61, 0.47)
  pen.stroke()
  // A monogram and two lines of small print.
  pen.beginPath()
  pen.ellipse(0, 0.79, 0.09, 0.09, 0, 0, 7)
  pen.stroke()
  line(pen, gold, 0.014, [-0.035, 0.745, 0, 0.83, 0.035, 0.745])
  line(pen, gold, 0.02, [-0.18, 0.63, 0.18, 0.63])
  line(pen, gold, 0.012, [-0.11, 0.56, 0.11, 0.56])
}

/** The soft boxes to either side, seen in the glass. */
function reflections(pen: PaintContext): void {
  const strip = graded(
    pen,
    [0, 1.45],
    [0, 0.1],
    [
      [0, 'rgba(255,255,255,0.9)'],
      [0.55, 'rgba(255,255,255,0.5)'],
      [1, 'rgba(255,255,255,0.08)'],
    ],
  )
  shape(pen, strip, [-0.6, 0.2, -0.6, 1.36, -0.46, 1.4, -0.43, 0.2])
  shape(pen, strip, [0.585, 0.25, 0.585, 1.3, 0.625, 1.3, 0.625, 0.25])
  blob(pen, 'rgba(255,255,255,0.55)', [-0.5, 1.45, 0.1, 1.47, 0.5, 1.44, 0.1, 1.43], 0.6)
}

function cap(pen: PaintContext, pose: Pose): void {
  const metal = (left: number, right: number) =>
    graded(
      pen,
      [left, 0],
      [right, 0],
      [
        [0, pose.tone('#6b4d22')],
        [0.12, pose.tone('#c99d52')],
        [0.24, pose.tone('#fff3d0')],
        [0.36, pose.tone('#d9b066')],
        [0.62, pose.tone('#a8793a')],
        [0.8, pose.tone('#5c3f1a')],
        [0.93, pose.tone('#e7c98c')],
        [1, pose.tone('#7d5a2a')],
      ],
    )
  shape(pen, metal(-0.2, 0.2), [-0.2, 1.47, 0.2, 1.47, 0.2, 1.64, -0.2, 1.64])
  line(pen, pose.tone('#5c3f1a'), 0.012, [-0.2, 1.56, 0.2, 1.56])
  const sides = [-0.31, 1.62, -0.31, 2.3, -0.28, 2.35, 0.28, 2.35, 0.31, 2.3, 0.31, 1.62]
  blobWith(
    pen,
    metal(-0.31, 0.31),
    sides,
    () => {
      for (const y of [1.69, 2.22]) line(pen, pose.tone('#6b4d22', 0.7), 0.014, [-0.35, y, 0.35, y])
      shape(pen, pose.tone('#fff6dc', 0.5), [-0.32, 2.3, 0.32, 2.3, 0.32, 2.36, -0.32, 2.36])
    },
    0.2,
  )
}
