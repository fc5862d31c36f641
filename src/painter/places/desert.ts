import { brighten, hex, mix } from '../colour.ts'
import { lineNoise, skyline } from '../noise.ts'
import { duneRange } from '../stage/dunes.ts'
import { landLayer } from '../stage/ground.ts'
import { patchLayer } from '../stage/marks.ts'
import { mountainRange } from '../stage/mountains.ts'
import { litTone, mistLayer } from '../stage/ridge.ts'
import type { Place } from './place.ts'

/** Dunes to the horizon. */
export const desert: Place = {
  id: 'desert',
  words: ['desert', 'dune', 'sahara', 'sand dunes', 'wasteland', 'canyon', 'mesa', 'sand', 'mars', 'oasis'],
  label: 'desert',
  time: 'golden-hour',
  weather: 'clear',
  homes: ['land', 'air'],
  build(set) {
    const { light, seed, words } = set
    const sand = words.weather === 'snow' ? hex('#e6e9ee') : hex('#dd9f5e')
    const near = (distance: number) =>
      litTone(light, mix(brighten(sand, 0.92), sand, Math.min(1, distance / 20)), 0.62)
    set.ground.push(landLayer(near))
    set.surface.push(
      patchLayer({
        grain: 0.17,
        density: 0.42,
        to: 70,
        long: 0.36,
        deep: 0.5,
        light: { colour: brighten(sand, 1.14), alpha: 0.22 },
        dark: { colour: brighten(sand, 0.82), alpha: 0.2 },
        where: (x, z) => lineNoise(x * 0.16 + z * 0.07, seed) > -0.35,
        seed,
      }),
      patchLayer({
        grain: 0.9,
        density: 0.35,
        to: 140,
        long: 0.8,
        deep: 0.5,
        light: { colour: brighten(sand, 1.1), alpha: 0.16 },
        dark: { colour: brighten(sand, 0.85), alpha: 0.14 },
        seed: seed + 40,
      }),
    )
    set.layers.push(
      ...mountainRange({
        radius: 4200,
        low: 0.012,
        high: 0.05,
        count: 24,
        rock: hex('#a8705c'),
        snow: null,
        snowLine: 1,
        mist: 0.3,
        seed: seed + 9,
      }),
      mistLayer({ distance: 3000, height: 60, alpha: 0.3, seed }),
    )
    for (const [index, [radius, high]] of (
      [
        [1500, 120],
        [760, 72],
        [360, 30],
        [150, 9.5],
      ] as const
    ).entries()) {
      set.layers.push(
        ...duneRange({
          radius,
          height: (turn) =>
            high * (0.16 + 0.84 * (0.5 + 0.5 * skyline(turn, 11 + index * 3, 2, seed + index * 5)) ** 1.5),
          count: 18 + index * 5,
          colour: brighten(sand, 1 - index * 0.03),
          mist: 0.16 - index * 0.03,
          seed: seed + index * 5,
        }),
      )
    }
  },
}
