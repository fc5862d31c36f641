import { GROUND_Y } from '#camera/state.ts'
import { brighten, css, hex } from '../colour.ts'
import type { Layer } from '../scene.ts'
import { hallLayer } from '../stage/hall.ts'
import { outOfFocus } from '../stage/out-of-focus.ts'
import { litTone } from '../stage/ridge.ts'
import { bokehLayer, tableLayer } from '../stage/table.ts'
import { windowLayer } from '../stage/window.ts'
import { floorLamp, plant } from '../subjects/props.ts'
import { indoorLight, placed } from './indoors.ts'
import type { Place, SceneSet } from './place.ts'
import { curtains, FAR, pictures, rug, shelf, sunPatch } from './room-pieces.ts'

const papers = ['#b9c0a8', '#c9a58a', '#8ea3ad', '#c4b48a']
const LAMP_Z = 10.2

/** A living room: a window with the hour behind it, a rug, a lamp, books, pictures. */
export const room: Place = {
  id: 'room',
  words: [
    'room',
    'living room',
    'bedroom',
    'interior',
    'apartment',
    'kitchen',
    'office',
    'library',
    'study',
    'indoors',
    'inside',
    'hotel room',
    'desk',
  ],
  label: 'room',
  time: 'golden-hour',
  weather: 'clear',
  homes: ['land'],
  indoors: true,
  ownSky: true,
  farZ: 9.2,
  build(set) {
    const { seed, words } = set
    const random = set.random('room')
    const paper = words.palette[0] ?? hex(papers[Math.floor(random() * papers.length)] ?? '#b9c0a8')
    const side = random() < 0.5 ? -1 : 1
    const outside = indoorLight(set, { side, warm: 0.5 })
    const { light } = set
    if (set.closeUp) {
      set.ground.push(backdrop(paper), tableLayer(hex('#8a5a36')))
      set.layers.push(
        outOfFocus(
          windowLayer({
            x: side > 0 ? -26 : 4,
            y: -3,
            z: 46,
            width: 22,
            height: 20,
            columns: 3,
            rows: 2,
            frame: '#efe6d2',
            outside,
            weather: words.weather,
            view: 'hills',
            seed,
          }),
          'window',
        ),
        bokehLayer({
          count: 16,
          colours: [[255, 196, 120]],
          low: -2,
          high: 12,
          alpha: 0.26 + light.dark * 0.2,
          seed,
        }),
      )
      set.mirror = { strength: 0.16, ripple: 0, floor: true }
      return
    }
    set.ground.push(
      hallLayer({
        left: -6.2,
        right: 6.2,
        near: -7,
        far: FAR,
        height: 4.3,
        wall: paper,
        floor: hex('#8b5e3c'),
        ceiling: brighten(paper, 1.15),
        light: { far: 0.42, left: side < 0 ? 0.8 : 0.3, right: side > 0 ? 0.8 : 0.3 },
        planks: 0.42,
        skirting: hex('#efe8d8'),
      }),
    )
    const windowX = side > 0 ? -4.6 : 0.9
    const glass = { x: windowX, y: GROUND_Y + 1.05, z: FAR - 0.02, width: 3.7, height: 2.6 }
    set.surface.push(rug(random() < 0.5 ? '#9c3f3a' : '#3f5f7a'))
    if (words.weather === 'clear' && outside.key.elevation > 0) set.surface.push(sunPatch(glass, outside))
    set.layers.push(
      windowLayer({
        ...glass,
        columns: 3,
        rows: 2,
        frame: '#f1eadb',
        outside,
        weather: words.weather,
        view: random() < 0.5 ? 'hills' : 'roofs',
        seed,
      }),
      curtains(glass, random() < 0.5 ? '#d9c7a0' : '#b7c4c9'),
      pictures(windowX > 0 ? -3.6 : 2.3, seed),
      shelf(windowX > 0 ? -5.9 : 3.6),
      placed(floorLamp, set, lampPlace(set, windowX > 0 ? -1 : 1), LAMP_Z),
      placed(plant, set, windowX > 0 ? 5.2 : -5.3, 9.6, seed % 4),
      placed(plant, set, side * 5.2, 6.6, (seed + 1) % 4),
    )
  },
}

/** On the wall's free side, where it does not grow out of whoever stands before it. */
function lampPlace({ lead }: SceneSet, side: 1 | -1): number {
  const taken = lead === null ? null : lead.x / lead.z
  const free = [1.9, 3.1, 0.55].find((x) => taken === null || Math.abs((side * x) / LAMP_Z - taken) > 0.15)
  return side * (free ?? 1.9)
}

function backdrop(wall: readonly [number, number, number]): Layer {
  return {
    distance: () => Number.POSITIVE_INFINITY,
    paint({ context, view, light }) {
      const fill = context.createLinearGradient(0, 0, view.width, view.height * 0.6)
      fill.addColorStop(0, css(litTone(light, brighten(wall, 0.9), 0.55)))
      fill.addColorStop(1, css(litTone(light, brighten(wall, 0.5), 0.2)))
      context.fillStyle = fill
      context.fillRect(0, 0, view.width, view.height)
    },
  }
}
