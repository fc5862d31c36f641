import { GROUND_Y } from '#camera/state.ts'
import { brighten, hex, mix } from '../colour.ts'
import { lineNoise } from '../noise.ts'
import type { Layer } from '../scene.ts'
import { elevationGradient } from '../stage/gradient.ts'
import { waterLayer } from '../stage/ground.ts'
import { patchLayer, waveLayer } from '../stage/marks.ts'
import { mountainRange } from '../stage/mountains.ts'
import { hills, litTone, mistLayer } from '../stage/ridge.ts'
import { lane, scatter } from '../stage/scatter.ts'
import { tuftLayer } from '../stage/tufts.ts'
import { fillPolygon, groundElevation } from '../stage/view.ts'
import { pine } from '../subjects/pine.ts'
import { frostedGrass, type GrassTones, grassLand, isWhite } from './grass.ts'
import { type Place, type SceneSet, staysAside, unhidden } from './place.ts'
import { roadTo } from './road.ts'

/** Ranges behind ranges, pines, a meadow to stand on. */
export const mountains: Place = {
  id: 'mountains',
  words: [
    'mountain',
    'mountains',
    'peak',
    'alps',
    'summit',
    'valley',
    'highlands',
    'himalaya',
    'ridge',
    'mountain range',
  ],
  label: 'mountains',
  time: 'golden-hour',
  weather: 'clear',
  homes: ['land', 'air'],
  build(set) {
    buildRanges(set)
    buildMeadow(set)
  },
}

/** The same mountains round a still lake. */
export const lake: Place = {
  id: 'lake',
  words: ['lake', 'mountain lake', 'alpine lake', 'fjord', 'pond', 'loch', 'river', 'lagoon', 'lakeside'],
  label: 'mountain lake',
  time: 'dawn',
  weather: 'clear',
  homes: ['land', 'water', 'air'],
  shoreZ: 20,
  build(set) {
    buildRanges(set)
    const deep = litTone(set.light, hex('#1c4a58'), 0.25)
    set.ground.push(waterLayer(deep))
    set.mirror = { strength: 0.72, ripple: 0.5 }
    set.surface.push(
      waveLayer({ deep: brighten(deep, 0.8), height: 0.22, seed: set.seed, to: 160 }),
      shore(set),
    )
    const random = set.random('shore')
    const grass = grassTones(set)
    const edge = shoreEdge(set)
    set.surface.push(
      tuftLayer({
        height: 0.34,
        density: 0.95,
        to: 40,
        grain: 0.07,
        colours: grass,
        where: (x, z) => z < edge(x) - 0.15,
        seed: set.seed,
      }),
    )
    const side = random() < 0.5 ? -1 : 1
    set.layers.push(
      ...scatter({
        subject: pine,
        random,
        count: 26,
        from: 9,
        to: 30,
        scale: [0.5, 0.95],
        words: set.words,
        arc: 0.4,
        // So near a pine goes far across the picture when the camera does: never before what is shown.
        where: (x, z) => z < edge(x) - 0.6 && x * side > 17 && z > 6,
      }),
      ...scatter({
        subject: pine,
        random,
        count: 60,
        from: 14,
        to: 60,
        scale: [0.6, 1.2],
        words: set.words,
        where: (_x, z) => z < -6,
      }),
    )
  },
}

function grassTones(set: SceneSet): GrassTones {
  if (isWhite(set)) return frostedGrass
  if (set.words.season === 'autumn') return [hex('#5a4a24'), hex('#9a7a34'), hex('#d0a352')]
  return [hex('#37502c'), hex('#5f7a37'), hex('#98a452')]
}

function shoreEdge(set: SceneSet): (x: number) => number {
  return (x) =>
    11.2 + lineNoise(x * 0.11, set.seed) * 1.2 + lineNoise(x * 0.5, set.seed + 1) * 0.3 + Math.abs(x) * 0.1
}

function shore(set: SceneSet): Layer {
  const edge = shoreEdge(set)
  const [dark, middle] = grassTones(set)
  return {
    distance: () => Number.POSITIVE_INFINITY,
    paint({ context, view, light }) {
      const outline = (grow: number) => {
        const points: number[] = []
        for (let i = 0; i <= 100; i++) {
          const t = i / 50 - 1
          const x = Math.sign(t) * t * t * 200 + t * 14
          points.push(x, GROUND_Y, edge(x) + grow)
        }
        points.push(700, GROUND_Y, -700, -700, GROUND_Y, -700)
        return points
      }
      context.fillStyle = elevationGradient(context, view, [
        [groundElevation(view, 2), litTone(light, hex('#3b3226'), 0.1)],
        [groundElevation(view, 14), litTone(light, hex('#544735'), 0.25)],
      ])
      fillPolygon(context, view, outline(0.22))
      context.fillStyle = elevationGradient(context, view, [
        [groundElevation(view, 0.01), litTone(light, dark, 0.25)],
        [groundElevation(view, 12), litTone(light, middle, 0.5)],
      ])
      fillPolygon(context, view, outline(0))
    },
  }
}

function buildRanges(set: SceneSet): void {
  const { light, words, seed } = set
  const random = set.random('ranges')
  const rock = words.season === 'autumn' ? hex('#7a6a6c') : hex('#66707e')
  const snow = hex('#f4f6fa')
  const white = isWhite(set)
  const hero = (random() < 0.5 ? -1 : 1) * (5 + random() * 6)
  set.layers.push(
    ...mountainRange({
      radius: 5200,
      low: 0.07,
      high: 0.135,
      count: 22,
      rock,
      snow,
      snowLine: 0.3,
      mist: 0.22,
      seed: seed + 1,
    }),
    ...mountainRange({
      radius: 2700,
      low: 0.08,
      high: 0.178,
      count: 13,
      rock: brighten(rock, 0.86),
      snow,
      snowLine: white ? 0.12 : 0.52,
      mist: 0.3,
      seed: seed + 2,
      hero,
    }),
    mistLayer({ distance: 2300, height: 120, alpha: 0.5, seed }),
    ...mountainRange({
      radius: 1300,
      low: 0.02,
      high: 0.085,
      count: 15,
      rock: mix(rock, hex('#3c5a4c'), 0.6),
      snow: white ? snow : null,
      snowLine: 0.4,
      mist: 0.26,
      seed: seed + 3,
    }),
    mistLayer({ distance: 900, height: 34, alpha: 0.42, seed: seed + 5 }),
    hills({
      radius: 520,
      low: 3,
      high: 30,
      detail: 11,
      colour: litTone(light, white ? hex('#6f8394') : hex('#2f4a3c'), 0.25),
      mist: 0.2,
      trees: 15,
      seed: seed + 4,
    }),
    mistLayer({ distance: 430, height: 13, alpha: 0.34, seed: seed + 6 }),
    hills({
      radius: 190,
      low: 0.6,
      high: 6,
      detail: 15,
      colour: litTone(light, white ? hex('#53687a') : hex('#22392c'), 0.2),
      mist: 0.1,
      trees: 9,
      seed: seed + 7,
    }),
  )
}

function buildMeadow(set: SceneSet): void {
  const { words, seed } = set
  const white = isWhite(set)
  const colours = grassTones(set)
  const [dark, , bright] = colours
  const road = roadTo(set)
  set.ground.push(grassLand(set, colours))
  set.surface.push(
    patchLayer({
      grain: 0.3,
      density: 0.5,
      to: 160,
      long: 0.8,
      deep: 0.45,
      light: { colour: bright, alpha: 0.22 },
      dark: { colour: brighten(dark, 0.8), alpha: 0.26 },
      seed,
    }),
    ...road.layers,
    tuftLayer({
      where: road.beside,
      height: white ? 0.14 : 0.3,
      density: white ? 0.35 : 0.95,
      to: 36,
      grain: 0.07,
      colours,
      ...(white || words.season === 'autumn'
        ? {}
        : { flowers: [hex('#f3ecd2'), hex('#e7b23c'), hex('#b95c86')] }),
      seed,
    }),
  )
  const random = set.random('pines')
  const side = random() < 0.5 ? -1 : 1
  const free = lane(3.2, 0.16)
  set.layers.push(
    ...scatter({
      subject: pine,
      random,
      count: set.wide ? 4 : 16,
      from: 14,
      to: 30,
      scale: [0.55, 0.95],
      words,
      arc: 0.2,
      where: (x, z) =>
        free(x, z) &&
        (x * side > 0 || z > 17) &&
        unhidden(set, x, z, set.wide ? 0.42 : 0.13) &&
        staysAside(set, x, z),
    }),
    ...scatter({
      subject: pine,
      random,
      count: 240,
      from: 34,
      to: 150,
      scale: [0.6, 1.2],
      words,
      where: (x, z) =>
        free(x, z) &&
        unhidden(set, x, z) &&
        lineNoise(x * 0.045 + z * 0.03, seed) + lineNoise(z * 0.05, seed + 3) > 0.1,
    }),
  )
}
