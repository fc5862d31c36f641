import type { Point3 } from '#camera/state.ts'
import { hashText, seededRandom } from '#kernel/random.ts'
import { castOf, compositionOf, WIDE_METRES } from './cast.ts'
import { lightOf } from './light.ts'
import { inMood } from './mood.ts'
import type { Home, SceneSet } from './places/place.ts'
import { findPlace, places } from './places.ts'
import type { Anchor, Layer, Scene } from './scene.ts'
import { railsLayer } from './stage/rails.ts'
import { skyLayers } from './stage/sky.ts'
import { spriteLayer } from './stage/sprite.ts'
import type { Standing } from './stage/standing.ts'
import { weatherLayers } from './stage/weather.ts'
import { findSubject } from './subjects.ts'
import type { SceneWords } from './words/words.ts'

/** Builds the world of a scene. The same words, seed and size give the same scene. */
export function buildScene(words: SceneWords, seed: number, frame: { width: number; height: number }): Scene {
  const place = findPlace(words.place) ?? places[0]
  if (place === undefined) throw new Error('The painter knows no place.')
  const random = (name: string) => seededRandom(hashText(name, seed))
  const composition = random('composition')
  const plan = compositionOf(words.place, seed)
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
  const standings = cast.flatMap((each, index) => castOf(set, place, each, plan, index, frame))
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
