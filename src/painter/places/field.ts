import { brighten, type Colour, hex, mix } from '../colour.ts'
import { lineNoise } from '../noise.ts'
import type { Layer } from '../scene.ts'
import { landLayer } from '../stage/ground.ts'
import { pathLayer } from '../stage/path.ts'
import { hills, litTone, mistLayer } from '../stage/ridge.ts'
import { scatter } from '../stage/scatter.ts'
import { tuftLayer } from '../stage/tufts.ts'
import { hayBale } from '../subjects/props.ts'
import { tree } from '../subjects/tree.ts'
import { frostedGrass, type GrassTones, isWhite } from './grass.ts'
import type { Place, SceneSet } from './place.ts'

/** Ripe wheat in rows, a track through it, bales, hills with hedges behind. */
export const field: Place = {
  id: 'field',
  words: [
    'field',
    'wheat field',
    'wheat',
    'cornfield',
    'corn field',
    'farmland',
    'crop',
    'countryside',
    'vineyard',
  ],
  label: 'field',
  time: 'golden-hour',
  weather: 'clear',
  homes: ['land', 'air'],
  build(set) {
    const { light, seed, words } = set
    const white = isWhite(set)
    const tones = wheat(set)
    const [dark, middle, bright] = tones
    const random = set.random('field')
    set.ground.push(
      landLayer((distance) =>
        litTone(light, mix(mix(dark, middle, 0.6), bright, Math.min(0.55, distance / 90)), 0.62),
      ),
    )
    const bend = (z: number) => lineNoise(z * 0.026, seed) * 5 * Math.min(1, Math.max(0, z - 5) / 36) ** 1.5
    const track = (x: number, z: number) => z > -30 && Math.abs(x - bend(z)) < 1.5
    set.surface.push(
      ...rows(tones, bend, seed),
      tuftLayer({
        height: white ? 0.2 : 0.62,
        density: 0.95,
        to: 38,
        grain: 0.07,
        colours: [dark, middle, bright],
        where: (x, z) => !track(x, z),
        seed,
      }),
    )
    const bales = !white && words.season !== 'spring'
    set.layers.push(
      hills({
        radius: 700,
        low: 12,
        high: 60,
        detail: 13,
        colour: litTone(light, white ? hex('#8095a5') : hex('#5f7a58'), 0.4),
        mist: 0.22,
        seed,
      }),
      mistLayer({ distance: 600, height: 26, alpha: 0.4, seed }),
      hills({
        radius: 240,
        low: 1,
        high: 12,
        detail: 17,
        colour: litTone(light, mix(middle, hex('#6f7f45'), 0.5), 0.5),
        mist: 0.12,
        seed: seed + 2,
      }),
      hills({
        radius: 170,
        low: 0.2,
        high: 2.2,
        detail: 19,
        colour: litTone(light, white ? hex('#53687a') : hex('#3f5a35'), 0.25),
        mist: 0.08,
        trees: 4,
        seed: seed + 5,
      }),
      ...scatter({
        subject: tree,
        random,
        count: 22,
        from: 60,
        to: 150,
        scale: [0.7, 1.1],
        words,
        where: (x, z) => z > 0 && Math.abs(x) > 10 + z * 0.08,
      }),
      ...(bales
        ? scatter({
            subject: hayBale,
            random,
            count: 20,
            from: 17,
            to: 75,
            scale: [0.85, 1.15],
            words,
            arc: 0.4,
            where: (x, z) => Math.abs(x - bend(z)) > 4 + z * 0.05,
          })
        : []),
    )
  },
}

function wheat(set: SceneSet): GrassTones {
  if (isWhite(set)) return frostedGrass
  if (set.words.season === 'spring') return [hex('#3d6a2f'), hex('#6f9a3f'), hex('#b3c765')]
  const tint = set.words.palette[0]
  if (tint !== undefined) return [brighten(tint, 0.5), brighten(tint, 0.9), brighten(tint, 1.3)]
  return [hex('#8a6526'), hex('#c9963f'), hex('#f0cf7f')]
}

/** The track and the drills of the field, which meet at the horizon. */
function rows([dark, , bright]: GrassTones, bend: (z: number) => number, seed: number): Layer[] {
  const strip = (at: number, half: number, colour: Colour, alpha: number, to: number, rough = 0) =>
    pathLayer({ middle: (z) => at + bend(z), half, from: -40, to, colour, alpha, rough, seed })
  const drills = Array.from({ length: 16 }, (_, i) => i + 1).flatMap((i) =>
    [-i, i].map((at) => strip(at * 2.6, 0.5, i % 2 === 0 ? dark : bright, 0.3, 140)),
  )
  return [
    ...drills,
    strip(0, 1.35, hex('#9a7a52'), 1, 200, 0.12),
    strip(0, 0.36, hex('#83803f'), 0.7, 90, 0.4),
    ...[-1, 1].map((side) => strip(side * 0.78, 0.22, hex('#7a5d3c'), 0.65, 60, 0.3)),
  ]
}
