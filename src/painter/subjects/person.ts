import type { PaintContext } from '../canvas.ts'
import { benchBack, benchFeet, benchSeat } from './bench.ts'
import { type Tones, tonesOf } from './person-parts.ts'
import { WALK_SPEED, walking, walkingFeet } from './person-walking.ts'
import { arc, blob, blobWith, graded, limb, oval, shaded, shape } from './strokes.ts'
import type { Foot, Pose, Subject } from './subject.ts'
import { shades } from './tones.ts'

/** A person seen from behind in a long coat, as the walkers of romantic landscapes are; from the side when walking. */
export const person: Subject = {
  id: 'person',
  words: [
    'person',
    'man',
    'woman',
    'figure',
    'girl',
    'boy',
    'traveler',
    'traveller',
    'wanderer',
    'hiker',
    'someone',
    'human',
    'lady',
    'guy',
    'child',
    'kid',
    'hero',
    'heroine',
    'character',
    'stranger',
    'couple',
    'people',
    'detective',
    'explorer',
    'walker',
    'pilgrim',
    'nomad',
    'silhouette',
    'fisherman',
    'friend',
    'actor',
    'dancer',
    'chef',
    'waiter',
    'soldier',
    'monk',
    'artist',
    'samurai',
    'rider',
    'runner',
    'singer',
    'crowd',
    'musician',
    'businessman',
    'farmer',
    'sailor',
    'captain',
    'keeper',
    'king',
    'queen',
    'prince',
    'princess',
    'knight',
    'cowboy',
    'wizard',
    'witch',
    'priest',
    'doctor',
    'nurse',
    'teacher',
    'student',
    'writer',
    'painter',
    'photographer',
    'pilot',
    'hunter',
    'shepherd',
    'villager',
    'mother',
    'father',
    'brother',
    'sister',
    'grandmother',
    'grandfather',
    'bride',
    'baker',
    'surfer',
    'tourist',
    'passenger',
    'visitor',
    'guest',
    'worker',
    'climber',
    'skier',
    'lover',
    'lovers',
    'family',
    'son',
    'daughter',
    'ballerina',
    'violinist',
    'pianist',
  ],
  one: 'figure',
  many: 'figures',
  home: 'land',
  place: 'mountains',
  width: 1.9,
  height: 2.36,
  distance: 8,
  speed: WALK_SPEED,
  animated: true,
  draw(pen, pose) {
    const tone = tonesOf(pose)
    pen.save()
    if (isChild(pose)) pen.scale(0.72, 0.7)
    if (pose.seated) sitting(pen, pose, tone)
    else if (pose.moving) walking(pen, pose, tone)
    else standing(pen, pose, tone)
    if (pose.look.umbrella !== false && !pose.seated) umbrella(pen, pose, tone)
    pen.restore()
  },
  feet(pose) {
    const size = isChild(pose) ? 0.72 : 1
    const feet = pose.seated ? sittingFeet : pose.moving ? walkingFeet(pose) : standingFeet
    return feet.map((foot) => ({ ...foot, x: foot.x * size, half: foot.half * size }))
  },
}

const umbrellas = ['#b8322b', '#e0b13c', '#2f5f8f', '#3a3d46', '#7a3f63']

const isChild = ({ look }: Pose) => look.who === 'boy' || look.who === 'girl'
const standingFeet: readonly Foot[] = [
  { x: -0.125, half: 0.1 },
  { x: 0.13, half: 0.1 },
]
const sittingFeet: readonly Foot[] = [...benchFeet, { x: -0.14, half: 0.1 }, { x: 0.15, half: 0.1 }]

/** Weight on one leg, a hand in the pocket. */
function standing(pen: PaintContext, pose: Pose, tone: Tones): void {
  const wind = Math.sin(pose.timeSeconds * 1.7 + pose.phase * 6) * 0.018
  const breath = Math.sin(pose.timeSeconds * 1.5 + pose.phase * 4) * 0.005
  for (const [hip, knee, ankle, fill] of [
    [-0.09, -0.13, -0.125, tone.trousers],
    [0.095, 0.115, 0.13, tone.trousersFar],
  ] as const) {
    limb(pen, fill, [hip, 0.76], [knee, 0.46], 0.098, 0.072)
    limb(pen, fill, [knee, 0.46], [ankle, 0.14], 0.072, 0.054)
    boot(pen, tone, ankle)
  }
  upperBody(pen, pose, tone, wind, breath)
}

/** Held in the right hand, over the head. */
function umbrella(pen: PaintContext, pose: Pose, tone: Tones): void {
  const asked = typeof pose.look.umbrella === 'boolean' ? null : pose.look.umbrella
  const cloth = shades(pose, asked ?? umbrellas[pose.seed % umbrellas.length] ?? '#b8322b')
  const tilt = Math.sin(pose.timeSeconds * 1.1 + pose.phase * 6) * 0.02
  pen.save()
  pen.translate(0.2, 1.3)
  pen.rotate(0.1 + tilt)
  arc(pen, pose.tone('#2b2420'), 0.022, [0, -0.12, 0, 0.4, 0, 0.98])
  limb(pen, tone.sleeve, [-0.02, 0.12], [0.09, -0.14], 0.062, 0.055)
  limb(pen, tone.sleeve, [0.09, -0.14], [0.0, 0.06], 0.055, 0.045)
  oval(pen, tone.skin, 0, 0.08, 0.045, 0.05)
  blobWith(
    pen,
    shaded(pen, [-0.3, 0.95], [0.5, 0.5], cloth, 0.5),
    [
      -0.72, 0.5, -0.6, 0.76, -0.34, 0.93, 0, 0.99, 0.34, 0.93, 0.6, 0.76, 0.72, 0.5, 0.54, 0.55, 0.36, 0.49,
      0.18, 0.55, 0, 0.49, -0.18, 0.55, -0.36, 0.49, -0.54, 0.55,
    ],
    () => {
      for (const k of [-0.36, 0, 0.36]) arc(pen, cloth.deep, 0.012, [0, 0.99, k * 0.9, 0.86, k, 0.49])
    },
    0.75,
  )
  pen.restore()
}

/** Seen from behind: a heel and a sole. */
function boot(pen: PaintContext, tone: Tones, x: number): void {
  blob(
    pen,
    tone.boots,
    [x - 0.055, 0.2, x + 0.055, 0.2, x + 0.07, 0.08, x + 0.085, 0.02, x - 0.085, 0.02, x - 0.07, 0.08],
    0.7,
  )
  shape(pen, tone.ink, [x - 0.085, 0.03, x + 0.085, 0.03, x + 0.08, 0, x - 0.08, 0])
}

function upperBody(pen: PaintContext, pose: Pose, tone: Tones, wind: number, breath: number): void {
  const w = (x: number) => x * tone.broad
  // One arm hangs, a little bent; the other's hand is in the pocket.
  oval(pen, tone.skin, w(-0.29), 0.85, 0.038, 0.055)
  limb(pen, tone.sleeve, [w(-0.2), 1.4 + breath], [w(-0.285), 1.14], 0.078, 0.06)
  limb(pen, tone.sleeve, [w(-0.285), 1.14], [w(-0.285), 0.91], 0.06, 0.047)
  limb(pen, tone.fold, [w(0.2), 1.4 + breath], [w(0.315), 1.15], 0.078, 0.062)
  limb(pen, tone.fold, [w(0.315), 1.15], [w(0.215), 0.94], 0.06, 0.05)
  blobWith(
    pen,
    graded(
      pen,
      [-0.24, 1.1],
      [0.26, 1.06],
      [
        [0, tone.coatLight],
        [0.45, tone.coat],
        [1, tone.fold],
      ],
    ),
    [
      ...[
        -0.09,
        1.51,
        w(-0.215),
        1.45 + breath,
        w(-0.228),
        1.26,
        w(-0.185),
        1.03,
        w(-0.225),
        0.76,
        -0.285 + wind,
        0.45,
      ],
      ...[-0.14 + wind, 0.425, 0.01 + wind, 0.44, 0.15 + wind, 0.42, 0.29 + wind * 1.6, 0.46, w(0.232), 0.76],
      ...[w(0.185), 1.03, w(0.228), 1.26, w(0.215), 1.45 + breath, 0.09, 1.51],
    ],
    () => {
      arc(pen, tone.fold, 0.014, [0, 1.44, 0.006, 1.2, 0, 1.05])
      arc(pen, tone.fold, 0.03, [0, 0.98, 0.01, 0.7, wind, 0.42])
      for (const side of [-1, 1]) {
        arc(pen, tone.fold, 0.02, [side * 0.1, 0.96, side * 0.13, 0.74, side * 0.18 + wind, 0.5])
        arc(pen, tone.fold, 0.012, [side * 0.17, 1.42, side * 0.13, 1.25, side * 0.14, 1.1])
      }
      shape(pen, tone.fold, [-0.26, 1.045, 0.26, 1.045, 0.26, 0.995, -0.26, 0.995])
      shape(pen, tone.coat, [-0.035, 1.06, 0.035, 1.06, 0.035, 0.98, -0.035, 0.98])
    },
    0.9,
  )
  headFromBehind(pen, pose, tone, wind, breath)
}

function headFromBehind(pen: PaintContext, pose: Pose, tone: Tones, wind: number, breath: number): void {
  limb(pen, tone.skin, [0, 1.47], [0.004, 1.57], 0.058, 0.052)
  blob(pen, tone.scarf, [-0.125, 1.485, -0.11, 1.55, 0, 1.572, 0.11, 1.55, 0.125, 1.485, 0, 1.445])
  arc(pen, tone.scarfDark, 0.014, [-0.11, 1.51, 0, 1.47, 0.11, 1.52])
  blob(
    pen,
    tone.scarfDark,
    [-0.06, 1.49, -0.1, 1.36, -0.085 + wind, 1.22, -0.02 + wind, 1.21, -0.02, 1.36, 0.005, 1.47],
    0.9,
  )
  pen.save()
  pen.translate(0, breath)
  // A look to one side shows a cheek and an ear.
  const turn = Math.sin(pose.timeSeconds * 0.35 + pose.phase * 9) * 0.012
  oval(pen, tone.skin, 0.03 + turn, 1.655, 0.088, 0.112)
  oval(pen, tone.skin, -0.098 + turn * 0.3, 1.645, 0.018, 0.03)
  oval(pen, tone.hair, -0.006 + turn * 0.4, 1.675, 0.099, 0.118)
  if (tone.long) {
    const locks = [
      ...[
        -0.1,
        1.7,
        -0.118,
        1.57,
        -0.13 + wind,
        1.4,
        -0.09 + wind * 1.4,
        1.26,
        0.0 + wind * 1.5,
        1.23,
        0.09 + wind * 1.4,
        1.28,
      ],
      ...[0.125 + wind, 1.42, 0.112, 1.57, 0.1, 1.7, 0, 1.79],
    ]
    blobWith(pen, tone.hair, locks, () => {
      for (const x of [-0.07, -0.025, 0.03, 0.075])
        arc(pen, tone.hairLight, 0.007, [x * 0.5, 1.76, x * 1.5, 1.55, x * 1.1 + wind * 1.4, 1.27])
    })
  } else if (tone.hat) {
    oval(pen, tone.fold, 0, 1.715, 0.19, 0.036)
    blob(
      pen,
      tone.fold,
      [-0.108, 1.71, -0.102, 1.81, -0.04, 1.85, 0.04, 1.842, 0.102, 1.81, 0.108, 1.71],
      0.9,
    )
    blob(
      pen,
      tone.scarfDark,
      [-0.108, 1.722, 0, 1.712, 0.108, 1.722, 0.108, 1.752, 0, 1.742, -0.108, 1.752],
      0.6,
    )
  } else {
    arc(pen, tone.hairLight, 0.008, [-0.05, 1.76, 0, 1.78, 0.05, 1.755])
    blob(pen, tone.hair, [-0.08, 1.62, -0.05, 1.555, 0, 1.55, 0.04, 1.56, 0.06, 1.63], 0.9)
  }
  pen.restore()
}

/** On a bench, seen from behind. */
function sitting(pen: PaintContext, pose: Pose, tone: Tones): void {
  // Under the seat: shins that lean forward, heels on the ground.
  for (const [x, fill] of [
    [-0.14, tone.trousers],
    [0.15, tone.trousersFar],
  ] as const) {
    limb(pen, fill, [x * 0.95, 0.44], [x, 0.15], 0.075, 0.054)
    boot(pen, tone, x)
  }
  benchSeat(pen, pose)
  // The standing figure's upper half, at the height of the seat.
  pen.save()
  pen.translate(0, -0.46)
  pen.beginPath()
  pen.rect(-1, 0.9, 2, 1.2)
  pen.clip()
  const wind = Math.sin(pose.timeSeconds * 1.7 + pose.phase * 6) * 0.018
  upperBody(pen, pose, tone, wind, Math.sin(pose.timeSeconds * 1.5 + pose.phase * 4) * 0.005)
  pen.restore()
  benchBack(pen, pose)
}
