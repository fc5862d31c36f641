import { GROUND_Y } from '#camera/state.ts'
import { brighten, css, hex } from '../colour.ts'
import type { Layer } from '../scene.ts'
import { buildingLayer } from '../stage/building.ts'
import { waterLayer } from '../stage/ground.ts'
import { waveLayer } from '../stage/marks.ts'
import { hills, litTone, mistLayer } from '../stage/ridge.ts'
import { fillPolygon } from '../stage/view.ts'
import { lamp } from '../subjects/lamp.ts'
import { bollard, fishingBoat } from '../subjects/props.ts'
import { isWhite } from './grass.ts'
import { placed } from './indoors.ts'
import type { Place, SceneSet } from './place.ts'

const houses = ['#c9573f', '#e0b04f', '#5f8f9a', '#e6ddc8', '#a8465a', '#7d9a68', '#d98a4f']
const QUAY = 11.2

/** A harbour: a quay with bollards, boats at their moorings, a row of painted houses across the water. */
export const harbour: Place = {
  id: 'harbour',
  words: [
    'harbour',
    'harbor',
    'port',
    'marina',
    'dock',
    'docks',
    'quay',
    'pier',
    'wharf',
    'jetty',
    'waterfront',
    'canal',
    'venice',
  ],
  label: 'harbour',
  time: 'dusk',
  weather: 'clear',
  homes: ['land', 'water', 'air'],
  shoreZ: 22,
  build(set) {
    const { light, seed, words } = set
    const random = set.random('harbour')
    const deep = litTone(light, hex('#1d4f60'), 0.28)
    set.ground.push(waterLayer(deep))
    set.mirror = { strength: 0.6, ripple: 0.7 }
    set.surface.push(waveLayer({ deep: brighten(deep, 0.8), height: 0.3, seed, to: 220 }))
    if (set.needs.has('land')) set.surface.push(quay(set))
    set.layers.push(
      hills({
        radius: 900,
        low: 20,
        high: 90,
        detail: 15,
        colour: litTone(light, hex('#5a6f73'), 0.3),
        mist: 0.25,
        seed,
      }),
      mistLayer({ distance: 600, height: 40, alpha: 0.4, seed }),
    )
    // The houses stand in a row round the basin.
    const low = words.subjects.some(({ kind }) => kind === 'bridge')
    let angle = -1.35
    while (angle < 1.35) {
      const width = 8 + random() * 6
      const radius = (low ? 230 : set.wide ? 185 : 135) + (low ? 0 : random() * 3)
      angle += width / radius
      const number = Math.floor(random() * 10_000)
      set.layers.push(
        buildingLayer({
          x: Math.sin(angle) * radius,
          z: Math.cos(angle) * radius,
          width: width + 0.6,
          depth: 10,
          height: 8 + random() * 8,
          colour: hex(houses[number % houses.length] ?? '#c9573f'),
          seed: number,
          bay: 2,
          floor: 3,
        }),
      )
    }
    const side = random() < 0.5 ? -1 : 1
    const boats = low ? 3 : 6
    for (let i = 0; i < boats; i++) {
      const z = 34 + i * 11 + random() * 6
      const x = (i % 3 === 2 ? -side : side) * (z * (0.2 + random() * 0.16))
      set.layers.push(placed(fishingBoat, set, x, z, Math.floor(random() * 90), random() < 0.5 ? -1 : 1))
    }
    if (!set.needs.has('land')) return
    for (const [i, x] of [-5.6, -1.6, 2.6, 6.6].entries())
      set.layers.push(placed(bollard, set, x + (random() - 0.5), QUAY - 0.9, i))
    for (const x of [-7, 7.2]) set.layers.push(placed(lamp, set, x, QUAY - 1.6, 0, x < 0 ? 1 : -1))
  },
}

/** Stone slabs and their edge. */
function quay(set: SceneSet): Layer {
  const stone = isWhite(set) ? hex('#d5dce4') : hex('#8d8577')
  return {
    distance: () => Number.POSITIVE_INFINITY,
    paint({ context, view, light }) {
      const strip = (left: number, right: number, near: number, far: number, fill: string) => {
        context.fillStyle = fill
        fillPolygon(context, view, [
          left,
          GROUND_Y,
          near,
          right,
          GROUND_Y,
          near,
          right,
          GROUND_Y,
          far,
          left,
          GROUND_Y,
          far,
        ])
      }
      strip(-400, 400, -400, QUAY + 0.3, css(litTone(light, brighten(stone, 0.35), 0.1)))
      strip(-400, 400, -400, QUAY, css(litTone(light, brighten(stone, 0.85), 0.45)))
      for (let row = 0; row < 12; row++) {
        const far = QUAY - 0.8 - row * 1.1
        for (let i = -12; i < 12; i++) {
          const x = i * 1.9 + (row % 2) * 0.95
          const k = 0.86 + ((((i * 37 + row * 53) % 11) + 11) % 11) * 0.022
          strip(x + 0.03, x + 1.87, far - 1.06, far, css(litTone(light, brighten(stone, k), 0.5)))
        }
      }
      strip(-400, 400, QUAY - 0.75, QUAY, css(litTone(light, brighten(stone, 1.15), 0.65)))
      strip(-400, 400, QUAY - 0.8, QUAY - 0.75, css(litTone(light, brighten(stone, 0.5), 0.2)))
    },
  }
}
