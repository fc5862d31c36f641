import { GROUND_Y } from '#camera/state.ts'
import { brighten, css, hex } from '../colour.ts'
import { hashAt } from '../noise.ts'
import type { Layer } from '../scene.ts'
import { boardLayer, hallLayer } from '../stage/hall.ts'
import { outOfFocus } from '../stage/out-of-focus.ts'
import { litTone } from '../stage/ridge.ts'
import { softGlow } from '../stage/soft-glow.ts'
import { bokehLayer, tableLayer } from '../stage/table.ts'
import { project, type Spot } from '../stage/view.ts'
import { windowLayer } from '../stage/window.ts'
import { bistroTable, plant } from '../subjects/props.ts'
import { indoorLight, placed } from './indoors.ts'
import type { Place } from './place.ts'

const spot: Spot = { x: 0, y: 0, depth: 0 }
const FAR = 12.5

/** A café: a window to the street, a counter under shelves of bottles, lamps that hang low. */
export const cafe: Place = {
  id: 'cafe',
  words: [
    'cafe',
    'café',
    'coffee shop',
    'coffeehouse',
    'bar',
    'restaurant',
    'bistro',
    'diner',
    'pub',
    'table',
  ],
  label: 'café',
  time: 'dusk',
  weather: 'clear',
  homes: ['land'],
  indoors: true,
  ownSky: true,
  farZ: 9.4,
  build(set) {
    const { seed, words } = set
    const random = set.random('cafe')
    const side = random() < 0.5 ? -1 : 1
    const outside = indoorLight(set, { side: -side, warm: 0.75 })
    const wall = words.palette[0] ?? hex(random() < 0.5 ? '#3f5a54' : '#6d4334')
    const panes = { frame: '#2b2220', outside, weather: words.weather, view: 'street', seed } as const
    if (set.closeUp) {
      set.ground.push(
        hallLayer({
          left: -70,
          right: 70,
          near: -70,
          far: 70,
          height: 46,
          wall: brighten(wall, 0.7),
          floor: brighten(wall, 0.4),
          ceiling: brighten(wall, 0.4),
          light: { far: 0.4, left: 0.4, right: 0.4 },
        }),
        tableLayer(hex('#7b4b2b')),
      )
      set.layers.push(
        outOfFocus(
          windowLayer({
            ...panes,
            x: side > 0 ? -17 : -34,
            y: -2.4,
            z: 48,
            width: 51,
            height: 26,
            columns: 7,
            rows: 2,
          }),
          'window',
        ),
        bokehLayer({
          count: 40,
          colours: [hex('#ffb765'), hex('#ffd9a0'), hex('#ff8f5a')],
          low: -1,
          high: 15,
          alpha: 0.36,
          seed,
        }),
      )
      set.mirror = { strength: 0.2, ripple: 0, floor: true }
      return
    }
    set.ground.push(
      hallLayer({
        left: -7.6,
        right: 7.6,
        near: -8,
        far: FAR,
        height: 4.4,
        wall,
        floor: hex('#5b4030'),
        ceiling: brighten(wall, 0.6),
        light: { far: 0.5, left: 0.4, right: 0.4 },
        planks: 0.5,
        skirting: brighten(wall, 0.6),
      }),
    )
    const windowX = side > 0 ? 0.6 : -6.8
    set.layers.push(
      windowLayer({
        ...panes,
        x: windowX,
        y: GROUND_Y + 0.75,
        z: FAR - 0.02,
        width: 6.2,
        height: 3,
        columns: 4,
        rows: 2,
      }),
      sign(windowX),
      counter(side > 0 ? -7 : 0.9, seed),
      placed(bistroTable, set, side * 3.3, 10.6, 1),
      placed(bistroTable, set, side * 5.6, 8.4, 2),
      placed(bistroTable, set, -side * 5.3, 7, 0),
      placed(plant, set, side * 6.9, 11.4, seed % 4),
      pendants(seed),
    )
    set.mirror = { strength: 0.16, ripple: 0.1 }
  },
}

/** The name on the glass, seen from inside: a cup and a line. */
function sign(x: number): Layer {
  return boardLayer({ x: x + 3.1, y: GROUND_Y + 2.9, z: FAR - 0.03, distance: 59.5 }, (board) => {
    const gold = 'rgba(255,226,160,0.92)'
    board.polygon(gold, [-0.36, 0.36, 0.28, 0.36, 0.22, 0, 0.1, -0.12, -0.18, -0.12, -0.3, 0])
    board.polygon(
      gold,
      [0.28, 0.3, 0.5, 0.28, 0.5, 0.06, 0.24, 0.02, 0.24, 0.1, 0.42, 0.12, 0.42, 0.22, 0.28, 0.24],
    )
    board.rect(gold, -0.5, -0.24, 0.44, -0.17)
    for (const dx of [-0.2, 0, 0.16])
      board.polygon(gold, [dx, 0.44, dx + 0.05, 0.44, dx + 0.1, 0.6, dx + 0.02, 0.74, dx - 0.02, 0.6])
  })
}

function counter(x: number, seed: number): Layer {
  return boardLayer({ x, y: GROUND_Y, z: FAR - 1.2, distance: 58 }, (board, { light }) => {
    const tone = (colour: string, lit = 0.5) => css(litTone(light, hex(colour), lit))
    for (const [row, low] of [1.75, 2.6, 3.4].entries()) {
      board.rect(tone('#3c271b'), 0.2, low, 5.9, low + 0.09)
      for (let i = 0; i < 26; i++) {
        const at = 0.35 + i * 0.21
        if (hashAt(i, row, seed) < 0.18) continue
        const tall = 0.28 + hashAt(i, row + 3, seed) * 0.26
        const colour =
          ['#7fae7b', '#d9a24e', '#b5573f', '#e7dcc2', '#5f8ea3'][Math.floor(hashAt(i, row + 6, seed) * 5)] ??
          '#7fae7b'
        board.rect(tone(colour, 0.75), at, low + 0.09, at + 0.13, low + 0.09 + tall * 0.7)
        board.rect(tone(colour, 0.75), at + 0.045, low + 0.09 + tall * 0.7, at + 0.085, low + 0.09 + tall)
      }
    }
    board.rect(tone('#4d3022'), 0, 0, 6.2, 1.2)
    for (let i = 0; i < 8; i++) board.rect(tone('#6a4530'), 0.12 + i * 0.77, 0.15, 0.72 + i * 0.77, 1.02)
    board.rect(tone('#d8c4a0', 0.7), -0.1, 1.2, 6.3, 1.32)
    // The coffee machine.
    board.rect(tone('#c9ccd2', 0.7), 1.1, 1.32, 2.5, 2.0)
    board.rect(tone('#8d4a34'), 1.05, 2.0, 2.55, 2.12)
    board.rect(tone('#24262b'), 1.25, 1.4, 2.35, 1.72)
    for (const at of [1.5, 1.95]) board.rect(tone('#e4e6ea', 0.8), at, 1.62, at + 0.16, 1.74)
    for (let i = 0; i < 5; i++) board.rect(tone('#f2ede0', 0.8), 3.2 + i * 0.24, 1.32, 3.4 + i * 0.24, 1.5)
  })
}

const lamps = [
  [-4.6, 8.8],
  [-1.9, 10.2],
  [1.6, 9.4],
  [4.4, 8],
  [-3.4, 5.6],
  [3.2, 5.2],
] as const

function pendants(seed: number): Layer {
  return {
    distance: () => 9,
    reflects: true,
    paint(stage) {
      const { context, view, timeSeconds } = stage
      for (const [i, [x, z]] of lamps.entries()) {
        const sway = Math.sin(timeSeconds * 0.7 + i + (seed % 5)) * 0.02
        const y = GROUND_Y + 2.95
        project(view, x, GROUND_Y + 4.4, z, spot)
        if (spot.depth < 0.6) continue
        const top = { x: spot.x, y: spot.y }
        project(view, x + sway, y, z, spot)
        const metre = view.focal / spot.depth
        const up = view.mirrored ? -1 : 1
        context.strokeStyle = 'rgb(24,18,18)'
        context.lineWidth = Math.max(1, metre * 0.015)
        context.beginPath()
        context.moveTo(top.x, top.y)
        context.lineTo(spot.x, spot.y)
        context.stroke()
        context.fillStyle = 'rgb(30,22,20)'
        context.beginPath()
        context.moveTo(spot.x - metre * 0.07, spot.y - metre * 0.22 * up)
        context.lineTo(spot.x + metre * 0.07, spot.y - metre * 0.22 * up)
        context.lineTo(spot.x + metre * 0.3, spot.y)
        context.lineTo(spot.x - metre * 0.3, spot.y)
        context.closePath()
        context.fill()
        context.fillStyle = 'rgb(255,236,190)'
        context.beginPath()
        context.ellipse(spot.x, spot.y, metre * 0.24, metre * 0.06, 0, 0, 6.2832)
        context.fill()
        context.globalCompositeOperation = 'lighter'
        softGlow(stage, spot.x, spot.y, metre * 1.5, [255, 186, 106], 0.55)
        context.globalCompositeOperation = 'source-over'
      }
    },
  }
}
