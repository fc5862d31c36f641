import { GROUND_Y } from '#camera/state.ts'
import { brighten, type Colour, css, hex, mix } from '../colour.ts'
import { lineNoise, skyline } from '../noise.ts'
import type { Layer } from '../scene.ts'
import { elevationGradient } from '../stage/gradient.ts'
import { waterLayer } from '../stage/ground.ts'
import { patchLayer, waveLayer } from '../stage/marks.ts'
import { litTone, ridgeLayer } from '../stage/ridge.ts'
import { swellLayer } from '../stage/swell.ts'
import { tuftLayer } from '../stage/tufts.ts'
import { fillPolygon, groundElevation } from '../stage/view.ts'
import type { Place, SceneSet } from './place.ts'

/** The sea, with a beach before it when someone has to stand there. */
export const sea: Place = {
  id: 'sea',
  words: [
    'sea',
    'ocean',
    'coast',
    'shore',
    'seaside',
    'bay',
    'waves',
    'island',
    'coastline',
    'cliff',
    'water',
  ],
  label: 'sea',
  time: 'golden-hour',
  weather: 'clear',
  homes: ['land', 'water', 'air'],
  shoreZ: 16,
  build(set) {
    buildSea(set)
    if (set.needs.has('land')) buildBeach(set)
  },
}

/** The same sea with its sand, whoever stands there. */
export const beach: Place = {
  ...sea,
  id: 'beach',
  words: ['beach', 'sandy beach', 'sea shore', 'seashore', 'tropical beach'],
  label: 'beach',
  build(set) {
    buildSea(set)
    buildBeach(set)
  },
}

function buildSea(set: SceneSet): void {
  const { light, words, seed } = set
  const random = set.random('sea')
  const storm = words.weather === 'storm'
  const deep = litTone(light, storm ? hex('#1f4f58') : hex('#15627c'), 0.3)
  set.ground.push(waterLayer(deep))
  set.mirror = storm ? null : { strength: 0.5, ripple: 1 }
  set.surface.push(
    waveLayer({
      deep: brighten(deep, 0.72),
      height: storm ? 1.6 : words.mood === 'calm' ? 0.35 : 0.75,
      seed,
    }),
  )
  if (storm) set.surface.push(swellLayer({ deep, from: set.needs.has('land') ? 20 : 0, seed }))
  const side = random() < 0.5 ? -1 : 1
  const bend = 0.022 + random() * 0.024
  // Headlands that come in from one side and leave the other open.
  for (const [index, radius] of [2600, 1300].entries()) {
    const start = side * (bend + index * 0.012)
    set.layers.push(
      ridgeLayer({
        radius,
        points: 900,
        height: (turn) => {
          const signed = ((turn + 0.5) % 1) - 0.5
          const inland = (signed - start) * side * 16
          const rise = Math.max(0, Math.min(1, inland))
          const shape = 0.6 + 0.4 * skyline(turn, 22, 5, seed + index * 9)
          return radius * (0.052 - index * 0.012) * rise ** 0.7 * shape
        },
        colour: litTone(light, hex('#4f6257'), 0.25),
        mist: 0.16,
        open: true,
        seed,
      }),
    )
  }
}

function buildBeach(set: SceneSet): void {
  const { light, words, seed } = set
  const sand = words.weather === 'snow' ? hex('#dfe6ee') : hex('#d3b184')
  const edge = (x: number) =>
    11.8 + lineNoise(x * 0.06, seed) * 1.5 + lineNoise(x * 0.21, seed + 4) * 0.5 + Math.abs(x) * 0.035
  const shore: Layer = {
    distance: () => Number.POSITIVE_INFINITY,
    paint({ context, view, timeSeconds }) {
      const outline = (advance: (x: number) => number) => {
        const points: number[] = []
        for (let i = 0; i <= 120; i++) {
          // Closer together in the middle, where the eye is.
          const t = i / 60 - 1
          const x = Math.sign(t) * t * t * 240 + t * 20
          points.push(x, GROUND_Y, edge(x) + advance(x))
        }
        points.push(900, GROUND_Y, 60, 900, GROUND_Y, -900, -900, GROUND_Y, -900, -900, GROUND_Y, 60)
        return points
      }
      const wash = (x: number) =>
        0.42 * Math.sin(timeSeconds * 0.8 + x * 0.05) + 0.2 * Math.sin(timeSeconds * 1.1 + x * 0.3)
      const foam = brighten(litTone(light, [250, 250, 246], 0.75), 1.02)
      const wet = mix(litTone(light, sand, 0.2), light.haze, 0.3)
      context.fillStyle = css(foam, 0.25)
      fillPolygon(
        context,
        view,
        outline((x) => wash(x) + 1.5 + lineNoise(x * 0.9, seed + 1) * 0.35),
      )
      context.fillStyle = css(foam, 0.92)
      fillPolygon(
        context,
        view,
        outline((x) => wash(x) + 0.34 + lineNoise(x * 1.7 + timeSeconds * 0.2, seed + 2) * 0.26),
      )
      context.fillStyle = css(wet)
      fillPolygon(
        context,
        view,
        outline((x) => wash(x)),
      )
      context.fillStyle = elevationGradient(context, view, [
        [groundElevation(view, 0.01), litTone(light, brighten(sand, 0.86), 0.45)],
        [groundElevation(view, 4), litTone(light, sand, 0.55)],
        [groundElevation(view, 9), litTone(light, brighten(sand, 1.06), 0.72)],
        [groundElevation(view, 14), litTone(light, sand, 0.6)],
      ] as const satisfies readonly (readonly [number, Colour])[])
      fillPolygon(
        context,
        view,
        outline((x) => -1.25 + lineNoise(x * 0.5, seed + 8) * 0.3),
      )
    },
  }
  const dry = (x: number, z: number) => z < edge(x) - 2.2
  set.surface.push(
    shore,
    patchLayer({
      grain: 0.16,
      density: 0.4,
      to: 18,
      long: 0.4,
      deep: 0.42,
      light: { colour: brighten(sand, 1.12), alpha: 0.24 },
      dark: { colour: brighten(sand, 0.84), alpha: 0.2 },
      where: dry,
      seed,
    }),
  )
  const random = set.random('dune grass')
  const side = random() < 0.5 ? -1 : 1
  const clump = side * (2.6 + random() * 1.2)
  const grassy = (x: number, z: number) => {
    const behind = z < -6
    const corner =
      (x - clump) * side > -0.5 + lineNoise(z * 0.8, seed) * 0.9 && z < 8.5 + lineNoise(x * 0.7, seed) * 1.6
    return dry(x, z) && (behind || corner) && Math.abs(x) > 1.2
  }
  set.surface.push(
    tuftLayer({
      height: 0.52,
      density: 0.85,
      to: 40,
      grain: 0.05,
      colours: [hex('#5c6338'), hex('#8f8b4c'), hex('#c8b871')],
      where: grassy,
      seed: seed + 3,
    }),
  )
}
