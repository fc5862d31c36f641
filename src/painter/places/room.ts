import { GROUND_Y } from '#camera/state.ts'
import { brighten, css, hex, mix } from '../colour.ts'
import type { Layer } from '../scene.ts'
import { boardLayer, hallLayer } from '../stage/hall.ts'
import { outOfFocus } from '../stage/out-of-focus.ts'
import { litTone } from '../stage/ridge.ts'
import { bokehLayer, tableLayer } from '../stage/table.ts'
import { fillPolygon } from '../stage/view.ts'
import { fireflyLayer } from '../stage/weather.ts'
import { windowLayer } from '../stage/window.ts'
import { floorLamp, plant } from '../subjects/props.ts'
import { indoorLight, placed } from './indoors.ts'
import type { Place } from './place.ts'

const papers = ['#b9c0a8', '#c9a58a', '#8ea3ad', '#c4b48a']
const FAR = 11

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
    set.surface.push(rug(random() < 0.5 ? '#9c3f3a' : '#3f5f7a'), sunPatch(windowX))
    const glass = { x: windowX, y: GROUND_Y + 1.05, z: FAR - 0.02, width: 3.7, height: 2.6 }
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
      placed(floorLamp, set, windowX > 0 ? -1.9 : 1.9, 10.2),
      placed(plant, set, windowX > 0 ? 5.2 : -5.3, 9.6, seed % 4),
      placed(plant, set, side * 5.2, 6.6, (seed + 1) % 4),
      fireflyLayer({ count: 14, from: 4, to: 9, colour: [255, 232, 190], seed }),
    )
  },
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

function rug(colour: string): Layer {
  const wool = hex(colour)
  return {
    distance: () => Number.POSITIVE_INFINITY,
    paint({ context, view, light }) {
      const mat = (inset: number, fill: string) => {
        context.fillStyle = fill
        fillPolygon(context, view, [
          -3.2 + inset,
          GROUND_Y,
          5.8 + inset,
          3.2 - inset,
          GROUND_Y,
          5.8 + inset,
          3.2 - inset,
          GROUND_Y,
          9.8 - inset,
          -3.2 + inset,
          GROUND_Y,
          9.8 - inset,
        ])
      }
      mat(0, css(litTone(light, brighten(wool, 0.8), 0.5)))
      mat(0.14, css(litTone(light, hex('#e3d2ac'), 0.5)))
      mat(0.24, css(litTone(light, wool, 0.5)))
      mat(0.6, css(litTone(light, brighten(wool, 1.2), 0.5)))
      mat(0.68, css(litTone(light, wool, 0.5)))
    },
  }
}

/** The window's light on the floor. */
function sunPatch(x: number): Layer {
  return {
    distance: () => Number.POSITIVE_INFINITY,
    paint({ context, view, light }) {
      const alpha = 0.34 * Math.min(1, light.key.strength)
      context.globalCompositeOperation = 'screen'
      context.fillStyle = css(mix(light.key.colour, [255, 220, 170], 0.3), alpha)
      const slant = x > 0 ? -1.6 : 1.6
      for (let i = 0; i < 3; i++) {
        const from = x + i * 1.25 + 0.1
        const to = from + 1.1
        for (const [near, far] of [
          [7.9, 9.2],
          [5.9, 7.5],
        ] as const)
          fillPolygon(context, view, [
            from + slant * ((11 - near) / 3),
            GROUND_Y,
            near,
            to + slant * ((11 - near) / 3),
            GROUND_Y,
            near,
            to + slant * ((11 - far) / 3),
            GROUND_Y,
            far,
            from + slant * ((11 - far) / 3),
            GROUND_Y,
            far,
          ])
      }
      context.globalCompositeOperation = 'source-over'
    },
  }
}

function curtains(glass: { x: number; y: number; width: number; height: number }, colour: string): Layer {
  const cloth = hex(colour)
  return boardLayer({ x: 0, y: 0, z: FAR - 0.1, distance: 59 }, (board, { light, timeSeconds }) => {
    board.rect(
      css(litTone(light, hex('#4a3524'), 0.4)),
      glass.x - 0.9,
      glass.y + glass.height + 0.22,
      glass.x + glass.width + 0.9,
      glass.y + glass.height + 0.3,
    )
    for (const side of [-1, 1]) {
      const edge = side < 0 ? glass.x - 0.75 : glass.x + glass.width - 0.35
      for (let i = 0; i < 6; i++) {
        const x = edge + i * 0.185
        const wave = Math.sin(timeSeconds * 0.9 + i * 0.8) * 0.03
        board.polygon(css(litTone(light, brighten(cloth, i % 2 === 0 ? 1 : 0.78), 0.62)), [
          x + wave,
          GROUND_Y + 0.12,
          x + 0.2 + wave,
          GROUND_Y + 0.12,
          x + 0.19,
          glass.y + glass.height + 0.24,
          x,
          glass.y + glass.height + 0.24,
        ])
      }
    }
  })
}

function pictures(x: number, seed: number): Layer {
  const inks = [hex('#c9673f'), hex('#3f6f7a'), hex('#d8ab4e')]
  return boardLayer({ x, y: GROUND_Y + 2.1, z: FAR - 0.03, distance: 61 }, (board, { light }) => {
    for (const [i, [left, low, width, height]] of (
      [
        [0, 0, 0.9, 1.15],
        [1.1, 0.45, 0.7, 0.7],
      ] as const
    ).entries()) {
      board.rect(css(litTone(light, hex('#3a2a1e'), 0.4)), left, low, left + width, low + height)
      board.rect(
        css(litTone(light, hex('#f3ecdc'), 0.6)),
        left + 0.06,
        low + 0.06,
        left + width - 0.06,
        low + height - 0.06,
      )
      const ink = inks[(seed + i) % 3] ?? [200, 100, 60]
      board.rect(
        css(litTone(light, ink, 0.6)),
        left + 0.16,
        low + 0.16,
        left + width - 0.16,
        low + height * 0.5,
      )
      board.polygon(css(litTone(light, brighten(ink, 0.6), 0.6)), [
        left + 0.16,
        low + 0.16,
        left + width * 0.45,
        low + height * 0.72,
        left + width - 0.16,
        low + 0.16,
      ])
    }
  })
}

function shelf(x: number): Layer {
  return boardLayer({ x, y: GROUND_Y, z: FAR - 0.25, distance: 58 }, (board, { light }) => {
    const wood = (k: number) => css(litTone(light, brighten(hex('#6b4529'), k), 0.45))
    board.rect(wood(0.6), 0, 0, 2.2, 1.75)
    const spines = ['#8f3f35', '#d0b27a', '#3c5a6a', '#5d7350', '#c9823f', '#e3dac4']
    for (let row = 0; row < 3; row++) {
      let at = 0.1
      let i = row * 5
      while (at < 2) {
        const wide = 0.07 + ((i * 37) % 7) * 0.011
        const tall = 0.3 + ((i * 53) % 9) * 0.015
        if (i % 9 !== 7)
          board.rect(
            css(litTone(light, hex(spines[(i * 7) % 6] ?? '#8f3f35'), 0.5)),
            at,
            0.1 + row * 0.56,
            at + wide,
            0.1 + row * 0.56 + tall,
          )
        at += wide + 0.012
        i++
      }
      board.rect(wood(1.1), 0, 0.04 + row * 0.56, 2.2, 0.1 + row * 0.56)
    }
    board.rect(wood(1.1), -0.04, 1.72, 2.24, 1.8)
    board.rect(wood(1), -0.02, 0, 0.06, 1.75)
    board.rect(wood(1), 2.14, 0, 2.22, 1.75)
  })
}
