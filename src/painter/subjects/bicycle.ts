import type { PaintContext } from '../canvas.ts'
import { hex } from '../colour.ts'
import { tonesOf } from './person-parts.ts'
import { drawHead } from './person-walking.ts'
import { arc, blob, blobWith, graded, limb, line, oval, shape } from './strokes.ts'
import type { Pose, Subject } from './subject.ts'
import { shades } from './tones.ts'

const WHEEL = 0.36
const AXLES = [-0.54, 0.56] as const
const PEDAL_METRES = 3.2

/** A city bicycle: parked it stands alone, moving it has a rider. */
export const bicycle: Subject = {
  id: 'bicycle',
  words: ['bicycle', 'bike', 'cyclist', 'cycle', 'biker', 'cycling', 'mountain bike'],
  one: 'bicycle',
  many: 'bicycles',
  home: 'land',
  place: 'city',
  width: 2.2,
  height: 2,
  below: 0.05,
  distance: 7.6,
  speed: 1.6,
  animated: 'moving',
  variants: 60,
  draw(pen, pose) {
    const turn = pose.moving ? (pose.timeSeconds * 1.6) / PEDAL_METRES + pose.phase : 0.12
    const crank = -turn * Math.PI * 2
    if (pose.moving) leg(pen, pose, crank + Math.PI, '#1d2028')
    machine(pen, pose, crank)
    if (pose.moving) rider(pen, pose, crank)
  },
  feet: () => AXLES.map((x) => ({ x, half: 0.13 })),
  glows(pose) {
    if (pose.dark < 0.4) return []
    return [
      { x: 0.62, y: 0.86, radius: 0.6, colour: [255, 244, 210], alpha: 0.7 * pose.dark },
      {
        x: 0.64,
        y: 0.86,
        radius: 3,
        colour: [255, 238, 200],
        alpha: 0.3 * pose.dark,
        beam: { angle: -0.1, spread: 0.16 },
      },
      { x: -0.86, y: 0.62, radius: 0.4, colour: [255, 50, 36], alpha: 0.6 * pose.dark },
    ]
  },
}

function machine(pen: PaintContext, pose: Pose, crank: number): void {
  const paint = shades(pose, pose.colour ?? hex('#2f8f86'))
  const black = pose.tone('#17181c')
  const chrome = pose.tone('#c9ccd2')
  const spin = pose.moving ? (-pose.timeSeconds * 1.6) / WHEEL : 0.4
  for (const x of AXLES) {
    pen.lineWidth = 0.05
    pen.strokeStyle = black
    pen.beginPath()
    pen.arc(x, WHEEL, WHEEL - 0.025, 0, Math.PI * 2)
    pen.stroke()
    for (let i = 0; i < 9; i++) {
      const angle = spin + (i * Math.PI) / 9
      const dx = Math.cos(angle) * (WHEEL - 0.05)
      const dy = Math.sin(angle) * (WHEEL - 0.05)
      line(pen, pose.tone('#c9ccd2', 0.75), 0.008, [x - dx, WHEEL - dy, x + dx, WHEEL + dy])
    }
    oval(pen, black, x, WHEEL, 0.04)
    // Mudguards.
    pen.lineWidth = 0.03
    pen.strokeStyle = paint.base
    pen.beginPath()
    pen.arc(x, WHEEL, WHEEL + 0.035, 0.5, Math.PI - 0.25)
    pen.stroke()
  }
  line(pen, paint.dark, 0.04, [AXLES[0], WHEEL, -0.06, 0.33, -0.24, 0.82, AXLES[0], WHEEL])
  line(pen, paint.base, 0.05, [-0.06, 0.33, 0.36, 0.8, -0.2, 0.72])
  line(pen, paint.base, 0.045, [0.34, 0.86, AXLES[1], WHEEL])
  line(pen, chrome, 0.035, [-0.22, 0.76, -0.27, 0.94])
  line(pen, chrome, 0.035, [0.35, 0.84, 0.31, 1.02, 0.4, 1.07])
  line(pen, black, 0.045, [0.4, 1.07, 0.26, 1.06])
  blob(pen, black, [-0.42, 0.97, -0.26, 0.98, -0.1, 0.95, -0.24, 0.92, -0.4, 0.91], 0.8)
  // A basket before the handlebar.
  shape(pen, pose.tone('#9a7247'), [0.42, 0.78, 0.68, 0.78, 0.74, 1.0, 0.4, 1.0])
  for (const x of [0.48, 0.56, 0.64]) line(pen, pose.tone('#6d4d2e'), 0.012, [x, 0.79, x + 0.02, 0.99])
  oval(pen, chrome, -0.06, 0.33, 0.09)
  oval(pen, black, -0.06, 0.33, 0.05)
  for (const half of [0, Math.PI]) {
    const x = -0.06 + Math.cos(crank + half) * 0.16
    const y = 0.33 + Math.sin(crank + half) * 0.16
    line(pen, chrome, 0.025, [-0.06, 0.33, x, y])
    shape(pen, black, [x - 0.06, y - 0.02, x + 0.06, y - 0.02, x + 0.06, y + 0.015, x - 0.06, y + 0.015])
  }
}

function leg(pen: PaintContext, pose: Pose, crank: number, colour: string): void {
  const hip = [-0.2, 1.02] as const
  const foot = [-0.06 + Math.cos(crank) * 0.16, 0.4 + Math.sin(crank) * 0.16] as const
  // The knee is where thigh and shin of equal length meet, in front.
  const dx = foot[0] - hip[0]
  const dy = foot[1] - hip[1]
  const reach = Math.hypot(dx, dy)
  const out = Math.sqrt(Math.max(0.01, 0.42 ** 2 - (reach / 2) ** 2))
  const knee = [hip[0] + dx / 2 - (dy / reach) * out, hip[1] + dy / 2 + (dx / reach) * out] as const
  limb(pen, pose.tone(colour), hip, knee, 0.1, 0.07)
  limb(pen, pose.tone(colour), knee, foot, 0.066, 0.046)
  blob(
    pen,
    pose.tone('#ece6da'),
    [
      foot[0] - 0.08,
      foot[1] + 0.03,
      foot[0] + 0.04,
      foot[1] + 0.04,
      foot[0] + 0.17,
      foot[1] - 0.02,
      foot[0] + 0.15,
      foot[1] - 0.05,
      foot[0] - 0.08,
      foot[1] - 0.05,
    ],
    0.7,
  )
}

function rider(pen: PaintContext, pose: Pose, crank: number): void {
  const tone = tonesOf(pose)
  leg(pen, pose, crank, '#2c3040')
  blobWith(
    pen,
    graded(
      pen,
      [0.1, 1.4],
      [-0.34, 1.1],
      [
        [0, tone.coatLight],
        [0.4, tone.coat],
        [1, tone.fold],
      ],
    ),
    [
      -0.34, 0.98, -0.34, 1.16, -0.24, 1.38, -0.1, 1.51, 0.04, 1.52, 0.12, 1.42, 0.06, 1.22, -0.04, 1.0, -0.2,
      0.94,
    ],
    () => arc(pen, tone.fold, 0.016, [-0.22, 1.02, -0.14, 1.2, -0.02, 1.3]),
  )
  const flow = Math.sin(pose.timeSeconds * 4 + pose.phase * 6)
  // The scarf's end flutters from the neck.
  blob(pen, tone.scarfDark, [
    ...[
      0.02,
      1.57,
      -0.1,
      1.57 + flow * 0.012,
      -0.22,
      1.54 - flow * 0.02,
      -0.32,
      1.47 + flow * 0.03,
      -0.36,
      1.4 + flow * 0.03,
    ],
    ...[-0.26, 1.43 + flow * 0.02, -0.14, 1.47 - flow * 0.01, 0.02, 1.49],
  ])
  pen.save()
  // The walker's head, leaning into the ride.
  pen.translate(0.1, 0)
  pen.translate(0, 1.5)
  pen.rotate(-0.1)
  pen.translate(0, -1.5)
  drawHead(pen, tone, flow)
  pen.restore()
  limb(pen, tone.sleeve, [0.01, 1.44], [0.13, 1.2], 0.074, 0.056)
  limb(pen, tone.sleeve, [0.13, 1.2], [0.34, 1.11], 0.055, 0.042)
  oval(pen, tone.skin, 0.365, 1.095, 0.046, 0.04)
}
