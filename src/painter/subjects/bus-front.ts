import type { PaintContext } from '../canvas.ts'
import { blob, graded, line, oval, rounded, shape } from './strokes.ts'
import type { Foot, Pose } from './subject.ts'
import type { shades } from './tones.ts'

/** The near corner between front and side, and how far the front's other edge is from it. */
const CORNER = 1.05
const FRONT = 2.75
const LENGTH = 5.3
/** How much further away its back is than its front. */
const RECEDE = 0.46
const EYE = 1.6
const ROOF = 4.34

/** A point of the side: `along` 0 at the front to 1 at the back, `high` in metres. */
function side(along: number, high: number): readonly [number, number] {
  const depth = 1 + RECEDE * along
  return [CORNER - (LENGTH * along * (1 + RECEDE)) / depth, EYE + (high - EYE) / depth]
}

const panel = (from: number, low: number, to: number, high: number) => [
  ...side(from, low),
  ...side(to, low),
  ...side(to, high),
  ...side(from, high),
]

const decks = [
  [1.3, 2.2],
  [2.74, 3.74],
] as const
const panes = Array.from({ length: 6 }, (_, i) => [0.2 + i * 0.132, 0.2 + i * 0.132 + 0.112] as const)
const upperPanes = [[0.03, 0.172] as const, ...panes]

/** Parked or waiting at the lights: the front with its driver, and the side that runs away from us. */
export function busFront(pen: PaintContext, pose: Pose, livery: ReturnType<typeof shades>): void {
  const black = pose.tone('#15161a')
  const glass = pose.tone('#26333f')
  wheel(pen, pose, 0.8)
  wheel(pen, pose, 0.235)
  const paint = graded(
    pen,
    [CORNER, 0],
    [CORNER - LENGTH, 0],
    [
      [0, livery.base],
      [1, livery.dark],
    ],
  )
  // The side, its wheels let in.
  pen.fillStyle = paint
  pen.beginPath()
  const [startX, startY] = side(0, 0.36)
  pen.moveTo(startX, startY)
  for (const [along, radius] of [
    [0.235, 0.13],
    [0.8, 0.11],
  ] as const) {
    pen.lineTo(...side(along - radius * 0.62, 0.36))
    pen.quadraticCurveTo(...side(along - radius * 0.55, 1.14), ...side(along, 1.14))
    pen.quadraticCurveTo(...side(along + radius * 0.55, 1.14), ...side(along + radius * 0.62, 0.36))
  }
  for (const [along, high] of [
    [1, 0.36],
    [1, ROOF - 0.1],
    [0.97, ROOF],
    [0, ROOF],
  ] as const)
    pen.lineTo(...side(along, high))
  pen.fill()
  shape(pen, pose.tone('#f0e6cf'), panel(0, 2.34, 1, 2.5))
  shape(pen, livery.light, panel(0, ROOF - 0.08, 0.98, ROOF - 0.02))
  for (const [deck, [low, high]] of decks.entries())
    for (const [from, to] of deck === 0 ? panes : upperPanes) {
      shape(pen, glass, panel(from, low, to, high))
      shape(
        pen,
        pose.tone('#6f8fa3', 0.55),
        panel(from + (to - from) * 0.55, low, to - (to - from) * 0.1, high),
      )
    }
  // The door: two leaves of glass.
  shape(pen, black, panel(0.025, 0.5, 0.185, 2.28))
  shape(pen, glass, panel(0.033, 0.58, 0.1, 2.2))
  shape(pen, glass, panel(0.11, 0.58, 0.177, 2.2))
  front(pen, pose, livery)
}

function wheel(pen: PaintContext, pose: Pose, along: number): void {
  const depth = 1 + RECEDE * along
  const [x, y] = side(along, 0.5)
  oval(pen, pose.tone('#101014'), x, y + 0.06, 0.4 / depth, 0.62 / depth)
  oval(pen, pose.tone('#1d1e23'), x - 0.02, y, 0.34 / depth, 0.5 / depth)
  oval(pen, pose.tone('#a9adb4'), x - 0.03, y, 0.17 / depth, 0.26 / depth)
  oval(pen, pose.tone('#4a4c52'), x - 0.03, y, 0.07 / depth, 0.11 / depth)
}

function front(pen: PaintContext, pose: Pose, livery: ReturnType<typeof shades>): void {
  const right = CORNER + FRONT
  const black = pose.tone('#15161a')
  const glass = graded(
    pen,
    [CORNER, 4],
    [right, 1],
    [
      [0, pose.tone('#5d7a8c')],
      [0.5, pose.tone('#2a3844')],
      [1, pose.tone('#1d2831')],
    ],
  )
  for (const x of [CORNER + 0.34, right - 0.34]) rounded(pen, black, x - 0.2, 0, x + 0.2, 0.6, 0.08)
  rounded(
    pen,
    graded(
      pen,
      [CORNER, 0],
      [right, 0],
      [
        [0, livery.light],
        [0.25, livery.base],
        [1, livery.base],
      ],
    ),
    CORNER - 0.04,
    0.32,
    right,
    ROOF + 0.02,
    0.22,
  )
  // Upper windscreen, the sign, the driver's windscreen.
  rounded(pen, glass, CORNER + 0.12, 2.78, right - 0.14, 3.92, 0.14)
  line(pen, livery.base, 0.06, [(CORNER + right) / 2, 2.78, (CORNER + right) / 2, 3.92])
  rounded(pen, black, CORNER + 0.45, 2.36, right - 0.45, 2.7, 0.05)
  rounded(pen, glass, CORNER + 0.1, 1.22, right - 0.12, 2.3, 0.12)
  driver(pen, pose, right - 0.78)
  for (const [from, to] of [
    [CORNER + 0.3, CORNER + 1.2],
    [CORNER + 1.35, CORNER + 2.25],
  ] as const)
    line(pen, black, 0.03, [from, 1.24, to, 1.6])
  // Bumper, grille and number plate.
  rounded(pen, pose.tone('#2a2b30'), CORNER - 0.06, 0.3, right + 0.02, 0.62, 0.08)
  for (const y of [0.76, 0.86, 0.96]) line(pen, livery.deep, 0.035, [CORNER + 0.95, y, right - 0.95, y])
  rounded(pen, pose.tone('#efe6c0'), CORNER + 1.02, 0.38, right - 1.02, 0.54, 0.02)
  for (const x of [CORNER + 0.4, right - 0.4]) {
    oval(pen, pose.tone('#d5d8dc'), x, 0.88, 0.2)
    oval(pen, pose.tone('#fff3cf'), x, 0.88, 0.15)
  }
  // Mirrors on their arms.
  for (const [x, out] of [
    [CORNER, -0.24],
    [right, 0.24],
  ] as const) {
    line(pen, black, 0.05, [x, 2.5, x + out, 2.44, x + out, 2.2])
    rounded(pen, black, x + out - 0.09, 1.72, x + out + 0.09, 2.22, 0.05)
  }
}

function driver(pen: PaintContext, pose: Pose, x: number): void {
  blob(
    pen,
    pose.tone('#1f2a3c'),
    [x - 0.32, 1.22, x - 0.28, 1.5, x - 0.1, 1.62, x + 0.1, 1.62, x + 0.28, 1.5, x + 0.32, 1.22],
    0.7,
  )
  oval(pen, pose.tone('#b98663'), x, 1.8, 0.13, 0.16)
  blob(
    pen,
    pose.tone('#1c2230'),
    [x - 0.16, 1.86, x - 0.13, 1.99, x + 0.13, 1.99, x + 0.16, 1.86, x, 1.84],
    0.7,
  )
  pen.strokeStyle = pose.tone('#101218')
  pen.lineWidth = 0.05
  pen.beginPath()
  pen.ellipse(x - 0.02, 1.32, 0.3, 0.14, 0, 0, Math.PI)
  pen.stroke()
}

/** By night: lit windows with people behind them, the sign, the lamps. */
export function busFrontLights(pen: PaintContext, pose: Pose): void {
  const warm = `rgba(255,222,160,${pose.dark * 0.85})`
  for (const [deck, [low, high]] of decks.entries())
    for (const [from, to] of deck === 0 ? panes : upperPanes) shape(pen, warm, panel(from, low, to, high))
  const right = CORNER + FRONT
  rounded(pen, `rgba(255,214,150,${pose.dark * 0.55})`, CORNER + 0.12, 2.78, right - 0.14, 3.92, 0.14)
  rounded(pen, `rgba(255,206,140,${pose.dark * 0.26})`, CORNER + 0.1, 1.22, right - 0.12, 2.3, 0.12)
  for (const [from, to] of [
    [0.55, 0.85],
    [1.0, 1.75],
    [1.85, 2.2],
  ] as const)
    line(pen, `rgba(255,190,80,${0.3 + pose.dark * 0.7})`, 0.09, [CORNER + from, 2.53, CORNER + to, 2.53])
  const shade = `rgba(44,32,38,${pose.dark * 0.8})`
  for (const [at, deck] of [
    [0.26, 0],
    [0.53, 0],
    [0.78, 0],
    [0.1, 1],
    [0.4, 1],
    [0.66, 1],
  ] as const) {
    const low = decks[deck]?.[0] ?? 1.3
    const depth = 1 + RECEDE * at
    const [x, y] = side(at, low)
    const [, top] = side(at, low + 0.46)
    oval(pen, shade, x, top + 0.06 / depth, 0.1 / depth, 0.15 / depth)
    blob(
      pen,
      shade,
      [x - 0.2 / depth, y, x - 0.14 / depth, top - 0.06, x + 0.14 / depth, top - 0.06, x + 0.2 / depth, y],
      0.7,
    )
  }
  for (const x of [CORNER + 0.4, right - 0.4]) oval(pen, `rgba(255,246,214,${pose.dark})`, x, 0.88, 0.16)
}

/** Its wheels, and the dark under it. */
export const frontFeet: readonly Foot[] = [
  { x: CORNER + FRONT / 2, half: FRONT * 0.56 },
  ...[0.235, 0.5, 0.8].map((along) => {
    const [x, y] = side(along, 0)
    return { x, y, half: along === 0.5 ? 1.5 : 0.5 }
  }),
]

/** Where its head lamps are. */
export const frontLamps: readonly (readonly [number, number])[] = [
  [CORNER + 0.4, 0.88],
  [CORNER + FRONT - 0.4, 0.88],
]
