import { GROUND_Y } from '#camera/state.ts'
import { brighten, type Colour, css, hex, mix } from '../colour.ts'
import { hashAt } from '../noise.ts'
import type { Layer } from '../scene.ts'
import { boardLayer, hallLayer } from '../stage/hall.ts'
import { softGlow } from '../stage/soft-glow.ts'
import { project, type Spot } from '../stage/view.ts'
import { fireflyLayer } from '../stage/weather.ts'
import type { Place } from './place.ts'

const spot: Spot = { x: 0, y: 0, depth: 0 }
const FAR = 13
const LEFT = -9
const RIGHT = 9

/** A theatre's stage between red curtains, spotlights from above, heads of the audience below. */
export const stage: Place = {
  id: 'stage',
  words: [
    'stage',
    'theatre',
    'theater',
    'concert',
    'concert hall',
    'opera',
    'spotlight',
    'show',
    'performance',
    'nightclub',
    'club',
  ],
  label: 'stage',
  time: 'night',
  weather: 'clear',
  homes: ['land'],
  indoors: true,
  ownSky: true,
  farZ: 10.5,
  build(set) {
    const { light, seed, words } = set
    const velvet = words.palette[0] ?? hex('#8e1f2a')
    const glow = words.palette[1] ?? hex('#ffd9a0')
    light.sky = [
      [-5, hex('#160b12')],
      [20, hex('#0c070d')],
    ]
    light.haze = hex('#3a1a24')
    light.visibility = 90
    light.stars = 0
    light.cover = 0
    light.dark = 0.5
    light.sunlit = hex('#fff0d6')
    light.shade = hex('#6a4a56')
    light.key = {
      azimuth: set.random('spot')() < 0.5 ? -28 : 28,
      elevation: 38,
      colour: hex('#ffe8c0'),
      strength: 0.95,
      isMoon: false,
    }
    set.ground.push(
      hallLayer({
        left: LEFT - 5,
        right: RIGHT + 5,
        near: -12,
        far: FAR + 0.5,
        height: 9,
        wall: hex('#33131c'),
        floor: hex('#6f4a32'),
        ceiling: hex('#140a10'),
        light: { far: 0.3, left: 0.15, right: 0.15 },
        planks: 0.6,
      }),
    )
    set.mirror = { strength: 0.26, ripple: 0.12 }
    set.surface.push(pool())
    set.layers.push(
      backdrop(velvet),
      wings(velvet),
      beams(glow, seed),
      fireflyLayer({ count: 8, from: 4, to: 11, colour: glow, seed }),
    )
    set.overlays.push(audience(seed))
  },
}

/** The round light on the boards. */
function pool(): Layer {
  return {
    distance: () => Number.POSITIVE_INFINITY,
    paint(on) {
      const { context, view, light } = on
      project(view, 0, GROUND_Y, 8.6, spot)
      if (spot.depth < 0.4) return
      const metre = view.focal / spot.depth
      context.save()
      context.translate(spot.x, spot.y)
      context.scale(1, 0.24)
      context.globalCompositeOperation = 'screen'
      softGlow(on, 0, 0, metre * 5.4, light.key.colour, 0.85)
      softGlow(on, 0, 0, metre * 2.6, light.key.colour, 0.5)
      context.restore()
    },
  }
}

function folds(
  board: Parameters<Parameters<typeof boardLayer>[1]>[0],
  cloth: Colour,
  from: number,
  to: number,
  low: number,
  high: number,
  lit: (t: number) => number,
  sway: number,
) {
  const count = Math.round((to - from) / 0.3)
  for (let i = 0; i < count; i++) {
    const t = i / count
    const x = from + (to - from) * t
    const shadeOf = (i % 3 === 0 ? 0.55 : i % 3 === 1 ? 1 : 0.78) * lit(t)
    const dx = Math.sin(sway + i * 0.9) * 0.05
    const w = (to - from) / count + 0.02
    board.polygon(css(brighten(cloth, shadeOf)), [x + dx, low, x + w + dx, low, x + w, high, x, high])
  }
}

function backdrop(velvet: Colour): Layer {
  return boardLayer({ x: 0, y: GROUND_Y, z: FAR, distance: 70, reflects: true }, (board, { timeSeconds }) => {
    folds(
      board,
      velvet,
      LEFT - 5,
      RIGHT + 5,
      0,
      9,
      (t) => 0.22 + 0.5 * Math.exp(-(((t - 0.5) / 0.2) ** 2)),
      timeSeconds * 0.5,
    )
    board.rect(css(hex('#c79a4a'), 0.55), LEFT - 5, 0.1, RIGHT + 5, 0.28)
  })
}

/** Curtains drawn to the sides and a valance above. */
function wings(velvet: Colour): Layer {
  return boardLayer({ x: 0, y: GROUND_Y, z: 9.6, distance: 12, reflects: true }, (board, { timeSeconds }) => {
    for (const side of [-1, 1]) {
      for (let i = 0; i < 11; i++) {
        const outer = 5.6 - i * 0.24
        const at = (k: number) => side * (outer + k)
        const tie = side * (4.6 - i * 0.06)
        const k = (i % 2 === 0 ? 0.62 : 1) * (0.7 + 0.3 * (i / 10))
        const breeze = Math.sin(timeSeconds * 0.7 + i * 0.5) * 0.04
        board.polygon(css(brighten(velvet, k)), [
          ...[
            at(-0.1) + breeze - side * i * 0.02,
            0,
            at(0.2) + breeze,
            0,
            tie + side * 0.5,
            2.1,
            at(0.24) - side * i * 0.03,
            6,
            at(-0.12) - side * i * 0.1,
            6,
            tie,
            2.1,
          ],
        ])
      }
      board.rect(
        css(brighten(velvet, 0.5)),
        Math.min(side * 5.2, side * 12),
        0,
        Math.max(side * 5.2, side * 12),
        7,
      )
      board.polygon(css(hex('#d8ab52')), [
        side * 4.1,
        2.0,
        side * 5.4,
        2.12,
        side * 5.4,
        2.3,
        side * 4.1,
        2.2,
      ])
    }
    for (let i = 0; i < 9; i++) {
      const x = -9 + i * 2
      const scallop = [x, 4.6, x, 2.95]
      for (let k = 0; k <= 10; k++) scallop.push(x + k * 0.2, 2.95 - Math.sin((k / 10) * Math.PI) * 0.42)
      scallop.push(x + 2, 4.6)
      board.polygon(css(brighten(velvet, i % 2 === 0 ? 0.9 : 0.72)), scallop)
      const fringe: number[] = []
      for (let k = 0; k <= 10; k++) fringe.push(x + k * 0.2, 2.98 - Math.sin((k / 10) * Math.PI) * 0.42)
      for (let k = 10; k >= 0; k--) fringe.push(x + k * 0.2, 2.86 - Math.sin((k / 10) * Math.PI) * 0.42)
      board.polygon(css(hex('#d8ab52')), fringe)
    }
  })
}

function beams(glow: Colour, seed: number): Layer {
  return {
    distance: () => 9.5,
    paint({ context, view, timeSeconds }) {
      context.globalCompositeOperation = 'lighter'
      for (const [i, x] of [-6.4, -2.2, 2.2, 6.4].entries()) {
        const aim = Math.sin(timeSeconds * 0.45 + i * 1.7 + (seed % 6)) * 0.7
        project(view, x, GROUND_Y + 6.6, 9.4, spot)
        if (spot.depth < 0.6) continue
        const from = { x: spot.x, y: spot.y }
        project(view, x * 0.16 + aim, GROUND_Y, 8.6, spot)
        const metre = view.focal / spot.depth
        const colour = i % 2 === 0 ? glow : mix(glow, [255, 150, 170], 0.45)
        const fade = context.createLinearGradient(from.x, from.y, spot.x, spot.y)
        fade.addColorStop(0, css(colour, 0.17))
        fade.addColorStop(1, css(colour, 0.02))
        context.fillStyle = fade
        for (const half of [1.5, 0.9]) {
          context.beginPath()
          context.moveTo(from.x - metre * 0.07, from.y)
          context.lineTo(from.x + metre * 0.07, from.y)
          context.lineTo(spot.x + metre * half, spot.y)
          context.lineTo(spot.x - metre * half, spot.y)
          context.closePath()
          context.fill()
        }
      }
      context.globalCompositeOperation = 'source-over'
    },
  }
}

/** Heads and shoulders against the light, at the frame's lower edge; they stay with the camera, as a seat does. */
function audience(seed: number): Layer {
  return {
    distance: () => 0,
    paint({ context, view, timeSeconds }) {
      if (view.pitch < -0.35 || view.state.y > 1.6 || Math.abs(view.azimuth) > 60) return
      const unit = view.height * 0.085
      const count = Math.ceil(view.width / (unit * 1.9)) + 1
      context.fillStyle = 'rgb(14,8,12)'
      for (let i = 0; i < count; i++) {
        const x =
          (i + 0.5 + (hashAt(i, 1, seed) - 0.5) * 0.4) * unit * 1.9 - view.azimuth * view.width * 0.012
        const nod = Math.sin(timeSeconds * (0.6 + hashAt(i, 3, seed)) + i) * unit * 0.03
        const y = view.height - unit * (0.42 + hashAt(i, 2, seed) * 0.4) + nod
        context.beginPath()
        context.ellipse(x, y, unit * 0.36, unit * 0.46, 0, 0, 6.2832)
        context.fill()
        context.beginPath()
        context.ellipse(x, y + unit * 1.05, unit * 0.85, unit * 0.72, 0, 0, 6.2832)
        context.fill()
      }
    },
  }
}
