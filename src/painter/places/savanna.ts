import { brighten, hex, mix } from '../colour.ts'
import { lineNoise } from '../noise.ts'
import { landLayer } from '../stage/ground.ts'
import { patchLayer } from '../stage/marks.ts'
import { mountainRange } from '../stage/mountains.ts'
import { hills, litTone, mistLayer } from '../stage/ridge.ts'
import { scatter } from '../stage/scatter.ts'
import { tuftLayer } from '../stage/tufts.ts'
import { acacia } from '../subjects/acacia.ts'
import type { GrassTones } from './grass.ts'
import { type Place, unhidden } from './place.ts'

const dry: GrassTones = [hex('#7a5c28'), hex('#b8903f'), hex('#e6c272')]
const green: GrassTones = [hex('#4c5f2a'), hex('#86923f'), hex('#c8c070')]

/** Dry grass to the horizon, umbrella thorns, far blue hills. */
export const savanna: Place = {
  id: 'savanna',
  words: ['savanna', 'savannah', 'serengeti', 'safari', 'prairie'],
  label: 'savanna',
  time: 'golden-hour',
  weather: 'clear',
  homes: ['land', 'air'],
  build(set) {
    const { light, seed, words } = set
    const grass = words.season === 'spring' ? green : dry
    const [dark, middle, bright] = grass
    set.ground.push(
      landLayer((distance) =>
        litTone(light, mix(mix(dark, middle, 0.6), bright, Math.min(0.5, distance / 120)), 0.58),
      ),
    )
    set.surface.push(
      patchLayer({
        grain: 0.5,
        density: 0.45,
        to: 160,
        long: 0.9,
        deep: 0.4,
        light: { colour: bright, alpha: 0.2 },
        dark: { colour: brighten(dark, 0.85), alpha: 0.24 },
        seed,
      }),
      tuftLayer({
        height: 0.62,
        density: 0.75,
        to: 42,
        grain: 0.085,
        colours: grass,
        where: (x, z) => lineNoise(x * 0.22 + z * 0.13, seed) > -0.45,
        seed,
      }),
    )
    const random = set.random('acacias')
    set.layers.push(
      ...mountainRange({
        ...{ radius: 4600, low: 0.01, high: 0.06, count: 16, rock: hex('#6f7688') },
        ...{ snow: null, snowLine: 1, mist: 0.3, seed: seed + 1 },
      }),
      mistLayer({ distance: 2600, height: 60, alpha: 0.4, seed }),
      hills({
        ...{ radius: 900, low: 2, high: 40, detail: 9, mist: 0.24, seed: seed + 2 },
        colour: litTone(light, hex('#7c7a52'), 0.45),
      }),
      hills({
        ...{ radius: 330, low: 0.4, high: 3, detail: 16, mist: 0.14, trees: 3.4, seed: seed + 3 },
        colour: litTone(light, hex('#56603a'), 0.3),
      }),
      ...scatter({
        ...{ subject: acacia, random, count: 46, from: 46, to: 210, scale: [0.8, 1.2] as const, words },
        where: (x, z) => unhidden(set, x, z) && Math.abs(x) > 3 + z * 0.05,
      }),
      ...scatter({
        ...{
          subject: acacia,
          random,
          count: 7,
          from: 24,
          to: 36,
          scale: [0.8, 1] as const,
          words,
          arc: 0.16,
        },
        where: (x, z) => unhidden(set, x, z, 0.3) && Math.abs(x) < z * 0.34,
      }),
    )
  },
}
