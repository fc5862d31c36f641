import { GROUND_Y } from '#camera/state.ts'
import { hashText, type Random } from '#kernel/random.ts'
import type { Place, SceneSet } from './places/place.ts'
import type { Standing } from './stage/standing.ts'
import type { Subject } from './subjects/subject.ts'
import type { SubjectWish } from './words/words.ts'

export interface Composition {
  /** Where the main subject stands: the left third, the middle, the right third. */
  third: -1 | 0 | 1
  /** Times its usual distance. */
  distance: number
}

/** Neighbouring seeds take neighbouring plans: any three in a row stand in three places, three distances away. */
const compositions: readonly Composition[] = [
  { third: -1, distance: 1 },
  { third: 1, distance: 1.16 },
  { third: 0, distance: 1.34 },
  { third: -1, distance: 1.07 },
  { third: 1, distance: 1.24 },
  { third: 0, distance: 1.42 },
]

export function compositionOf(place: string, seed: number): Composition {
  return compositions[(seed + hashText(place)) % compositions.length] ?? { third: 1, distance: 1 }
}

/** Wider than this a subject needs a free view. */
export const WIDE_METRES = 12
/** Narrower things may overlap in a crowd. */
const CROWD_METRES = 3
/** Metres above the ground at which the picture of a bust ends, below the frame. */
const BUST_LIFT = 0.9
/** Of the golden ratio: multiples of it, without their whole parts, spread evenly however many there are. */
const GOLDEN = 0.382

/** One kind of thing that is to be placed: what was wished, and what follows from the scene. */
interface Role {
  set: SceneSet
  place: Place
  wish: SubjectWish
  subject: Subject
  plan: Composition
  /** How many kinds were named before it. */
  index: number
  /** How many of its kind stand together. */
  total: number
  aspect: number
  random: Random
  /** Alone and large in the picture. */
  alone: boolean
  /** It hangs in water or in space. */
  free: boolean
  /** Birds in the sky, fish in the water: spread so that none hides another. Where the spread begins, 0–1. */
  swarm: number | null
}

/** Puts all of one kind into the world. */
export function castOf(
  set: SceneSet,
  place: Place,
  { wish, subject }: { wish: SubjectWish; subject: Subject },
  plan: Composition,
  index: number,
  frame: { width: number; height: number },
): Standing[] {
  const twins = set.words.subjects.slice(0, index).filter(({ kind }) => kind === wish.kind).length
  const random = set.random(twins === 0 ? `cast ${subject.id}` : `cast ${subject.id} ${twins}`)
  // A red car and a blue one stand together, as two cars do.
  const kin = set.words.subjects
    .map((other, at) => ({ ...other, at }))
    .filter(
      (other) =>
        other.at === index || (other.kind === wish.kind && other.position === null && wish.position === null),
    )
  const before = kin.reduce((sum, { at, count }) => sum + (at < index ? count : 0), 0)
  const total = kin.reduce((sum, { count }) => sum + count, 0)
  const free = place.weightless === true && subject.home !== 'land'
  const swarms = total > 1 && (free || subject.home === 'air') && subject.width <= CROWD_METRES
  const role: Role = {
    ...{ set, place, wish, subject, plan, total, random, free },
    index: kin[0]?.at ?? index,
    aspect: frame.width / frame.height,
    alone: subject.bust === true || ((set.closeUp || place.id === 'studio') && total === 1),
    swarm: swarms ? random() : null,
  }
  const standings: Standing[] = []
  let firstSeed: number | null = null
  for (let i = before; i < before + wish.count; i++) {
    const { z, fit } = depthOf(role, i)
    const { x, facing, moving } = sideOf(role, i, z, fit)
    const lift = liftOf(role, i, z, fit)
    const scale = (0.94 + random() * 0.12) * fit
    const own = random()
    const number = Math.floor(random() * 10_000)
    firstSeed ??= number
    standings.push({
      subject,
      x,
      y: subject.home === 'air' ? (GROUND_Y + lift) * fit : GROUND_Y + lift,
      z,
      scale,
      facing,
      phase: role.swarm === null ? own : (role.swarm + i * GOLDEN) % 1,
      // Neighbours differ: each of a crowd has a coat of its own.
      seed: firstSeed + i - before,
      moving,
      seated: wish.seated,
      submerged: place.id === 'underwater',
      colour: wish.colour,
      look: wish.look,
      season: set.words.season,
      snowy: set.words.weather === 'snow' || set.words.season === 'winter',
      shadow: subject.home === 'land' && subject.bust !== true,
      lead: index === 0 && i === 0,
    })
  }
  return standings
}

/** How far away it stands. Where there is no room far off, a house or a plane is near and small: it looks the same. */
function depthOf({ place, wish, subject, plan, index, total, aspect, random, alone }: Role, i: number) {
  // Where there is little room to either side, or the side is given, pictures differ by how near they are.
  const tall = subject.height > subject.width * 0.6
  const pull = alone ? 0.6 : (subject.width >= WIDE_METRES && !tall) || wish.position !== null ? 1.4 : 1
  // A low frame would cut off its foot, and in a narrow one a small thing would be lost.
  const narrower = alone ? Math.min(1, 0.4 + aspect * 0.4) : 1
  const fitted = subject.home === 'land' ? Math.max(narrower, aspect / (16 / 9)) : narrower
  const near = wish.position === 'near' ? 0.62 : wish.position === 'far' ? 2 : 1
  let z =
    subject.distance *
    plan.distance ** pull *
    near *
    fitted *
    (index === 0 ? 1 : 1.12 + 0.14 * index) *
    (1 + i * 0.13 + (random() - 0.5) * 0.12)
  if (subject.bust === true) z *= total
  // A row of wide things must fit the frame.
  if (total > 1 && subject.width > CROWD_METRES) z = Math.max(z, total * subject.width * 1.2)
  // What flies must fit between the horizon and the frame's upper edge.
  if (subject.home === 'air') z = Math.max(z, (subject.height * (1 + i * 0.24)) / (skyAt(aspect) - 0.06))
  const wished = z
  if (subject.home === 'water') z = Math.max(z, place.shoreZ ?? 8)
  if (subject.home === 'land' && subject.island !== true && (place.shoreZ ?? 0) > 0) z = Math.min(z, 9.2)
  z = Math.min(z, (subject.home === 'air' ? place.airZ : place.farZ) ?? z)
  return { z, fit: subject.width > CROWD_METRES ? Math.min(1, z / wished) : 1 }
}

/** How far to the side it stands, and which way it goes. */
function sideOf(
  { wish, subject, plan, index, total, aspect, random, free, swarm }: Role,
  i: number,
  z: number,
  fit: number,
): { x: number; facing: 1 | -1; moving: boolean } {
  const { third } = plan
  const aside = third === 0 ? 1 : third
  // The frame is 1/1.2 of the distance wide; a third from the middle is 0.14 of it.
  const half = (z / 2.4) * Math.min(1, aspect * 0.85)
  const crowded = total > 2 && subject.width > CROWD_METRES
  const own =
    swarm !== null
      ? third * 0.7
      : crowded
        ? third * 0.45
        : index === 0
          ? third
          : index % 2 === 1
            ? -aside
            : third
  const towards =
    wish.position === 'left' ? -1 : wish.position === 'right' ? 1 : wish.position === 'centre' ? 0 : own
  // The second of two goes to the free side.
  const rank = Math.ceil(i / 2) * (i % 2 === 0 ? 1 : -1) * (wish.position === null && towards < 0 ? -1 : 1)
  const span = Math.min(1.6, (total * 0.95 * subject.width) / half)
  const apart =
    subject.bust === true
      ? 0.7
      : subject.width > CROWD_METRES
        ? Math.max(0.27, (0.8 * subject.width) / half)
        : total > 4
          ? 0.17
          : 0.27
  const spread = swarm === null ? rank * apart : (rank * span) / total
  const across = towards * (0.3 + random() * 0.1) + spread + (random() - 0.5) * 0.06
  const turned = towards > 0 ? -1 : towards < 0 ? 1 : random() < 0.5 ? -1 : 1
  // Of a shoal every third swims against the others.
  const against = free && swarm !== null && i % 3 === 1
  const facing = subject.written === true ? 1 : against ? (turned === 1 ? -1 : 1) : turned
  const moving = (wish.moving && !wish.seated) || subject.home === 'air' || free
  // Also the first frame of somebody who walks shows somebody.
  const lead = moving && swarm === null ? facing * (subject.speed ?? 0) * 2 * fit : 0
  // Wide things keep inside the frame.
  const room = subject.bust === true ? half * 0.6 : Math.max(0, half * 0.92 - (subject.width * fit) / 2)
  return { x: Math.max(-room, Math.min(room, across * half - lead)), facing, moving }
}

/** How much of the sky a frame of this shape shows, in metres up at one metre's distance. */
const skyAt = (aspect: number) => 1 / (2.4 * aspect)

/** How far above the ground its picture begins, in metres. */
function liftOf({ subject, aspect, random, free, swarm }: Role, i: number, z: number, fit: number): number {
  // High, but under the frame's upper edge.
  const reach = z / fit
  const top = reach * (skyAt(aspect) - 0.02) - GROUND_Y - subject.height
  if (subject.bust === true) return BUST_LIFT
  if (swarm !== null) {
    const step = (swarm + i * GOLDEN) % 1
    const ceiling = z * skyAt(aspect) - subject.height
    return free
      ? Math.max(0, Math.min(ceiling + 1.4, 0.2 + step * 2.9))
      : ceiling * (0.3 + 0.7 * step) - GROUND_Y
  }
  if (free) return Math.max(0, Math.min(z * (0.04 + random() * 0.22), top))
  return subject.home === 'air' ? Math.min(-GROUND_Y + reach * (0.07 + random() * 0.08), top) : 0
}
