import { GROUND_Y, type Point3 } from '#camera/state.ts'
import { hashText, seededRandom } from '#kernel/random.ts'
import { lightOf } from './light.ts'
import { inMood } from './mood.ts'
import type { Home, Place, SceneSet } from './places/place.ts'
import { findPlace, places } from './places.ts'
import type { Anchor, Layer, Scene } from './scene.ts'
import { railsLayer } from './stage/rails.ts'
import { skyLayers } from './stage/sky.ts'
import { spriteLayer } from './stage/sprite.ts'
import type { Standing } from './stage/standing.ts'
import { weatherLayers } from './stage/weather.ts'
import type { Subject } from './subjects/subject.ts'
import { findSubject } from './subjects.ts'
import type { SceneWords, SubjectWish } from './words/words.ts'

interface Composition {
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

/** Wider than this a subject needs a free view. */
const WIDE_METRES = 12
/** Metres above the ground at which the picture of a bust ends, below the frame. */
const BUST_LIFT = 0.9
/** Narrower things may overlap in a crowd. */
const CROWD_METRES = 5

/** Builds the world of a scene. The same words, seed and size give the same scene. */
export function buildScene(words: SceneWords, seed: number, frame: { width: number; height: number }): Scene {
  const place = findPlace(words.place) ?? places[0]
  if (place === undefined) throw new Error('The painter knows no place.')
  const random = (name: string) => seededRandom(hashText(name, seed))
  const composition = random('composition')
  const plan = compositions[(seed + hashText(words.place)) % compositions.length] ?? { third: 1, distance: 1 }
  // The light stands away from the subject; behind a centred one it stands to either side.
  const sunSide = plan.third === 0 ? (composition() < 0.5 ? -1 : 1) : -plan.third
  const light = inMood(lightOf(words, sunSide * (0.45 + composition() * 0.55)), words.mood)
  const cast = words.subjects.flatMap((wish) => {
    const subject = findSubject(wish.kind)
    return subject === null ? [] : [{ wish, subject }]
  })
  const set: SceneSet = {
    words,
    seed: hashText(words.place, seed) & 0xffffff,
    light,
    needs: new Set<Home>(cast.map(({ subject }) => subject.home)),
    closeUp: cast[0]?.subject.tabletop === true,
    wide: cast.some(({ subject }) => subject.width >= WIDE_METRES),
    lead: null,
    random,
    ground: [],
    surface: [],
    layers: [],
    overlays: [],
    mirror: null,
  }
  const standings = cast.flatMap(({ wish, subject }, index) =>
    stand(set, place, wish, subject, plan, index, frame),
  )
  const lead = standings[0]
  set.lead = lead ?? null
  place.build(set)
  for (const { subject, z } of standings) if (subject.rails === true) set.surface.push(railsLayer(z))
  const mirrored = set.mirror?.floor === true
  set.layers.push(...standings.map((standing) => spriteLayer({ ...standing, mirrored })))
  const subject = lead === undefined ? { x: 0, y: -0.2, z: 8 } : centreOf(lead)
  return {
    words,
    seed,
    width: frame.width,
    height: frame.height,
    light,
    sky: place.ownSky === true ? [] : skyLayers(light, set.seed),
    ground: set.ground,
    layers: set.layers satisfies Layer[],
    overlays: [...set.overlays, ...(place.ownSky === true ? [] : weatherLayers(words, set.seed))],
    mirror: set.mirror,
    surface: set.surface,
    subject,
    anchors: [
      { name: 'near', x: subject.x / 2, y: -0.5, z: Math.min(subject.z, Math.max(3.5, subject.z / 2)) },
      { name: 'middle', ...subject },
      { name: 'far', x: 40, y: 12, z: 260 },
    ] satisfies Anchor[],
  }
}

function centreOf(standing: Standing): Point3 {
  return { x: standing.x, y: standing.y + (standing.subject.height * standing.scale) / 2, z: standing.z }
}

/** Puts all of one kind into the world. */
function stand(
  set: SceneSet,
  place: Place,
  wish: SubjectWish,
  subject: Subject,
  plan: Composition,
  index: number,
  frame: { width: number; height: number },
): Standing[] {
  const twins = set.words.subjects.slice(0, index).filter(({ kind }) => kind === wish.kind).length
  const random = set.random(twins === 0 ? `cast ${subject.id}` : `cast ${subject.id} ${twins}`)
  const { third } = plan
  const aside = third === 0 ? 1 : third
  const standings: Standing[] = []
  let firstSeed: number | null = null
  const alone = subject.bust === true || ((set.closeUp || place.id === 'studio') && wish.count === 1)
  // Where there is little room to either side, or the side is given, pictures differ by how near they are.
  const pull = alone ? 0.6 : subject.width >= WIDE_METRES || wish.position !== null ? 1.4 : 1
  const aspect = frame.width / frame.height
  const narrow = Math.min(1, aspect * 0.85)
  // A low frame would cut off its foot, and in a narrow one a small thing would be lost.
  const narrower = alone ? Math.min(1, 0.4 + aspect * 0.4) : 1
  const fitted =
    subject.home === 'land' && subject.bust !== true ? Math.max(narrower, aspect / (16 / 9)) : narrower
  for (let i = 0; i < wish.count; i++) {
    const near = wish.position === 'near' ? 0.62 : wish.position === 'far' ? 2 : 1
    let z =
      subject.distance *
      plan.distance ** pull *
      near *
      fitted *
      (index === 0 ? 1 : 1.12 + 0.14 * index) *
      (1 + i * 0.13 + (random() - 0.5) * 0.12)
    if (subject.bust === true) z *= wish.count
    // A row of wide things must fit the frame.
    if (wish.count > 1 && subject.width > CROWD_METRES) z = Math.max(z, wish.count * subject.width * 1.2)
    const wished = z
    if (subject.home === 'water') z = Math.max(z, place.shoreZ ?? 8)
    if (subject.home === 'land' && subject.island !== true && (place.shoreZ ?? 0) > 0) z = Math.min(z, 9.2)
    z = Math.min(z, (subject.home === 'air' ? place.airZ : place.farZ) ?? z)
    // Where there is no room far off, a house or a plane is painted near and small: it looks the same.
    const fit = subject.width > CROWD_METRES ? Math.min(1, z / wished) : 1
    const free = place.weightless === true && subject.home !== 'land'
    // The frame is 1/1.2 of the distance wide; a third from the middle is 0.14 of it.
    const half = (z / 2.4) * narrow
    const own =
      wish.count > 2 && (free || subject.width > CROWD_METRES)
        ? third * 0.45
        : index === 0
          ? third
          : index % 2 === 1
            ? -aside
            : third
    const towards =
      wish.position === 'left' ? -1 : wish.position === 'right' ? 1 : wish.position === 'centre' ? 0 : own
    const rank = Math.ceil(i / 2) * (i % 2 === 0 ? 1 : -1)
    const apart =
      subject.bust === true
        ? 0.7
        : subject.width > CROWD_METRES
          ? Math.max(0.27, (0.8 * subject.width) / half)
          : free
            ? 0.44
            : wish.count > 4
              ? 0.17
              : 0.27
    const across = towards * (0.3 + random() * 0.1) + rank * apart + (random() - 0.5) * 0.06
    // Wide things keep inside the frame.
    const room = subject.bust === true ? half * 0.6 : Math.max(0, half * 0.92 - (subject.width * fit) / 2)
    const turned = towards > 0 ? -1 : towards < 0 ? 1 : random() < 0.5 ? -1 : 1
    const facing = subject.written === true ? 1 : turned
    const moving = (wish.moving && !wish.seated) || subject.home === 'air' || free
    const lead = moving ? facing * (subject.speed ?? 0) * 2 * fit : 0
    // High, but under the frame's upper edge, which is about a fifth of the distance up.
    const reach = z / fit
    const top = reach * 0.2 + 1.2 - subject.height
    const lift = free
      ? Math.max(0, Math.min(z * (0.04 + random() * 0.22), top))
      : subject.home === 'air'
        ? Math.min(reach * (0.1 + random() * 0.1), top)
        : 0
    const scale = (0.94 + random() * 0.12) * fit
    const phase = random()
    const number = Math.floor(random() * 10_000)
    firstSeed ??= number
    standings.push({
      subject,
      // Also the first frame of somebody who walks shows somebody.
      x: Math.max(-room, Math.min(room, across * half - lead)),
      y:
        subject.home === 'air'
          ? (GROUND_Y + lift) * fit
          : GROUND_Y + lift + (subject.bust === true ? BUST_LIFT : 0),
      z,
      scale,
      facing,
      phase,
      // Neighbours differ: each of a crowd has a coat of its own.
      seed: firstSeed + i,
      moving,
      seated: wish.seated,
      submerged: place.id === 'underwater',
      colour: wish.colour,
      look: wish.look,
      season: set.words.season,
      snowy: set.words.weather === 'snow' || set.words.season === 'winter',
      shadow: subject.home === 'land' && subject.bust !== true,
      lead: index === 0,
    })
  }
  return standings
}
