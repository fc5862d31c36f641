import { brighten, hex } from '../colour.ts'
import { patchLayer } from '../stage/marks.ts'
import { hills, litTone, mistLayer } from '../stage/ridge.ts'
import { lane, scatter } from '../stage/scatter.ts'
import { tuftLayer } from '../stage/tufts.ts'
import { fireflyLayer } from '../stage/weather.ts'
import { tree } from '../subjects/tree.ts'
import { frostedGrass, type GrassTones, grassLand, isWhite } from './grass.ts'
import { type Place, unhidden } from './place.ts'
import { roadTo } from './road.ts'

/** Open country: grass, flowers, hills, some trees. */
export const meadow: Place = {
  id: 'meadow',
  words: ['meadow', 'grass', 'grassland', 'hill', 'pasture', 'park', 'garden', 'steppe'],
  label: 'meadow',
  time: 'golden-hour',
  weather: 'clear',
  homes: ['land', 'air'],
  build(set) {
    const { light, words, seed } = set
    const white = isWhite(set)
    const dry = words.season === 'autumn'
    const grass: GrassTones = white
      ? frostedGrass
      : dry
        ? [hex('#6b5424'), hex('#a98638'), hex('#dfb85c')]
        : [hex('#3d5a2a'), hex('#6d8f38'), hex('#aebc55')]
    const [dark, middle, bright] = grass
    const road = roadTo(set)
    set.ground.push(grassLand(set, grass))
    set.surface.push(
      patchLayer({
        grain: 0.34,
        density: 0.55,
        to: 220,
        long: 0.8,
        deep: 0.45,
        light: { colour: bright, alpha: 0.3 },
        dark: { colour: brighten(dark, 0.9), alpha: 0.26 },
        seed,
      }),
      ...road.layers,
      tuftLayer({
        height: white ? 0.15 : 0.36,
        density: white ? 0.4 : 1,
        to: 36,
        grain: 0.07,
        colours: grass,
        ...(white ? {} : { flowers: [hex('#f6efdc'), hex('#e4574a'), hex('#efc14a'), hex('#8f7bd0')] }),
        where: road.beside,
        seed,
      }),
    )
    const hillTone = (k: number) =>
      litTone(light, white ? brighten(hex('#dbe4ee'), k) : brighten(middle, k), 0.55)
    set.layers.push(
      hills({
        radius: 3400,
        low: 30,
        high: 230,
        detail: 9,
        colour: litTone(light, hex('#5f7f8c'), 0.4),
        mist: 0.2,
        seed: seed + 1,
      }),
      hills({
        radius: 1500,
        low: 10,
        high: 92,
        detail: 8,
        colour: hillTone(0.72),
        mist: 0.2,
        seed: seed + 2,
      }),
      mistLayer({ distance: 1100, height: 24, alpha: 0.3, seed }),
      hills({ radius: 640, low: 2, high: 30, detail: 9, colour: hillTone(0.86), mist: 0.14, seed: seed + 3 }),
      hills({
        radius: 430,
        low: -4,
        high: 9,
        detail: 14,
        colour: litTone(light, white ? hex('#7e90a2') : hex('#3c5a38'), 0.3),
        mist: 0.1,
        trees: 8,
        seed: seed + 4,
      }),
      hills({
        radius: 240,
        low: -2,
        high: 8,
        detail: 11,
        colour: hillTone(0.94),
        mist: 0.05,
        seed: seed + 5,
      }),
    )
    const random = set.random('trees')
    const free = lane(4, 0.2)
    const beside = lane(3.2, 0.1)
    set.layers.push(
      ...scatter({
        subject: tree,
        random,
        count: 26,
        from: 34,
        to: 150,
        scale: [0.8, 1.3],
        words,
        where: free,
      }),
      ...scatter({
        subject: tree,
        random,
        count: 6,
        from: 17,
        to: 28,
        scale: [0.7, 1],
        words,
        arc: 0.16,
        // A trunk outside of the frame would leave a crown that floats.
        where: (x, z) => beside(x, z) && Math.abs(x) < z * 0.36 && unhidden(set, x, z, set.wide ? 0.42 : 0.3),
      }),
    )
    if (light.dark > 0.6 && !white)
      set.layers.push(fireflyLayer({ count: 50, from: 3, to: 24, colour: hex('#ffe27a'), seed }))
  },
}
