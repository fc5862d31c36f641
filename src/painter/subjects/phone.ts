import type { PaintContext } from '../canvas.ts'
import { brighten, type Colour, css, mix } from '../colour.ts'
import { blob, graded, line, oval, rounded, shape } from './strokes.ts'
import type { Pose, Subject } from './subject.ts'

const accents: readonly Colour[] = [
  [88, 96, 214],
  [36, 134, 170],
  [206, 86, 110],
  [74, 150, 110],
]
const accentOf = (pose: Pose) =>
  pose.colour ?? accents[pose.seed % accents.length] ?? ([88, 96, 214] as const)

/** A telephone on its dock, its screen lit. Painted at the size of a person, as products are. */
export const phone: Subject = {
  id: 'phone',
  words: [
    'phone',
    'smartphone',
    'mobile phone',
    'telephone',
    'cell phone',
    'cellphone',
    'iphone',
    'smart phone',
  ],
  one: 'phone',
  many: 'phones',
  home: 'land',
  place: 'studio',
  tabletop: true,
  written: true,
  width: 1.7,
  height: 2.6,
  below: 0.06,
  distance: 8.8,
  variants: 4,
  draw(pen, pose) {
    // The dock: a disc of metal with a lip that holds the phone.
    const metal = graded(
      pen,
      [-0.72, 0],
      [0.72, 0],
      [
        [0, pose.tone('#60646c')],
        [0.2, pose.tone('#f2f3f5')],
        [0.5, pose.tone('#b4b8bf')],
        [0.8, pose.tone('#dfe1e4')],
        [1, pose.tone('#565a62')],
      ],
    )
    oval(pen, pose.tone('#3c3f46'), 0, 0.06, 0.72, 0.11)
    oval(pen, metal, 0, 0.1, 0.72, 0.11)
    const frame = graded(
      pen,
      [-0.6, 0],
      [0.62, 0],
      [
        [0, pose.tone('#ffffff')],
        [0.04, pose.tone('#8f949c')],
        [0.5, pose.tone('#c3c7cd')],
        [0.95, pose.tone('#7b8089')],
        [1, pose.tone('#f4f5f6')],
      ],
    )
    for (const [y, tall] of [
      [1.58, 0.2],
      [1.86, 0.2],
      [2.16, 0.09],
    ] as const)
      rounded(pen, pose.tone('#7b8089'), -0.625, y, -0.58, y + tall, 0.015)
    rounded(pen, frame, -0.6, 0.16, 0.6, 2.54, 0.17)
    rounded(pen, pose.tone('#0b0c10'), -0.575, 0.185, 0.575, 2.515, 0.15)
    rounded(pen, metal, -0.36, 0.1, 0.36, 0.26, 0.05)
  },
  drawLights(pen, pose) {
    screen(pen, accentOf(pose))
    rounded(pen, '#08090c', -0.13, 2.37, 0.13, 2.435, 0.032)
    shape(
      pen,
      graded(
        pen,
        [-0.5, 2.4],
        [0.2, 1.4],
        [
          [0, 'rgba(255,255,255,0.22)'],
          [1, 'rgba(255,255,255,0.02)'],
        ],
      ),
      [-0.53, 2.4, -0.4, 2.48, 0.16, 2.48, -0.53, 0.98],
    )
  },
  glows(pose) {
    return [{ x: 0, y: 1.35, radius: 2, colour: accentOf(pose), alpha: 0.1 }]
  },
  feet: () => [{ x: 0, half: 0.7 }],
}

function screen(pen: PaintContext, accent: Colour): void {
  const warm = mix(accent, [255, 158, 120], 0.7)
  const wall = graded(
    pen,
    [-0.3, 2.48],
    [0.3, 0.2],
    [
      [0, css(brighten(accent, 0.75))],
      [0.5, css(accent)],
      [1, css(warm)],
    ],
  )
  pen.save()
  rounded(pen, wall, -0.54, 0.22, 0.54, 2.48, 0.125)
  pen.clip()
  oval(pen, css(mix(warm, [255, 246, 224], 0.7), 0.95), 0.16, 1.28, 0.2)
  // Hills in front of a low sun.
  blob(
    pen,
    css(brighten(accent, 0.7), 0.75),
    [-0.8, 0.1, -0.7, 1.05, -0.3, 1.3, 0.1, 0.98, 0.5, 1.14, 0.9, 0.9, 0.8, 0],
  )
  blob(
    pen,
    css(brighten(accent, 0.5), 0.85),
    [-0.8, 0.1, -0.6, 0.72, -0.1, 0.9, 0.3, 0.66, 0.8, 0.86, 0.9, 0],
  )
  blob(pen, css(brighten(accent, 0.34), 0.9), [-0.8, 0.1, -0.5, 0.6, 0, 0.46, 0.4, 0.58, 0.9, 0.4, 0.9, 0])
  pen.restore()
  clock(pen)
  for (const [i, tint] of ['#ffffff', '#ffd166', '#7ef0c0', '#ff8fa3'].entries())
    rounded(pen, tint, -0.45 + i * 0.24, 0.32, -0.27 + i * 0.24, 0.5, 0.05)
}

/** 9:41, with the day under it. */
function clock(pen: PaintContext): void {
  const white = 'rgba(255,255,255,0.96)'
  pen.strokeStyle = white
  pen.lineWidth = 0.036
  pen.beginPath()
  pen.ellipse(-0.24, 2.03, 0.062, 0.066, 0, 0, 7)
  pen.stroke()
  line(pen, white, 0.036, [-0.178, 2.03, -0.18, 1.96, -0.21, 1.86])
  for (const y of [1.93, 2.04]) oval(pen, white, -0.085, y, 0.021)
  line(pen, white, 0.036, [0.1, 1.86, 0.1, 2.095, -0.015, 1.925, 0.145, 1.925])
  line(pen, white, 0.036, [0.21, 2.045, 0.27, 2.09, 0.27, 1.86])
  line(pen, 'rgba(255,255,255,0.8)', 0.026, [-0.16, 1.74, 0.16, 1.74])
}
