import { GROUND_Y } from '#camera/state.ts'
import { brighten, type Colour, css, hex, mix } from '../colour.ts'
import { airShare } from '../light.ts'
import { hashAt } from '../noise.ts'
import type { Layer } from '../scene.ts'
import { buildingLayer } from '../stage/building.ts'
import { landLayer } from '../stage/ground.ts'
import { litTone, mistLayer } from '../stage/ridge.ts'
import { softGlow } from '../stage/soft-glow.ts'
import { fillPolygon, project, type Spot } from '../stage/view.ts'
import { roofVent, waterTank } from '../subjects/props.ts'
import { placed } from './indoors.ts'
import type { Place, SceneSet } from './place.ts'

const spot: Spot = { x: 0, y: 0, depth: 0 }
const EDGE = 12.5
const NEAR = -12
const HALF = 14
const COPING = 0.45
const PARAPET = 0.85
/** Metres down to the streets. */
const SUNK = 34
const walls = ['#8d6a58', '#6f7682', '#a08a70', '#5b6470', '#7d5148', '#4f5a6b']

/** A flat roof over the city: a parapet, a water tank, a string of lamps, towers as far as the eye goes. */
export const rooftop: Place = {
  id: 'rooftop',
  words: [
    'rooftop',
    'roof top',
    'roof terrace',
    'terrace',
    'balcony',
    'on a roof',
    'on the roof',
    'roofs',
    'city view',
    'penthouse',
  ],
  label: 'rooftop',
  time: 'sunset',
  weather: 'clear',
  homes: ['land', 'air'],
  farZ: 10.4,
  build(set) {
    const { light, seed, words } = set
    light.visibility = Math.min(light.visibility, 420)
    const white = words.weather === 'snow' || words.season === 'winter'
    const felt = white ? hex('#dfe6ee') : hex('#6d625c')
    const streets = mix(litTone(light, hex('#3a3f4c'), 0.2), light.haze, 0.3)
    set.ground.push(landLayer(() => streets))
    buildCity(set)
    const random = set.random('roof')
    const side = random() < 0.5 ? -1 : 1
    set.layers.push(
      roof(felt, seed),
      parapet(felt, [-HALF, NEAR, -HALF, EDGE], 0.35),
      parapet(felt, [HALF, NEAR, HALF, EDGE], 0.35),
      parapet(felt, [-HALF, EDGE, HALF, EDGE], 0.3),
      placed(waterTank, set, side * (5.2 + random()), 11.6),
      placed(roofVent, set, -side * 4.6, 11, 0),
      placed(roofVent, set, -side * 6.4, 9.6, 1),
      mistLayer({ distance: 300, height: 30, alpha: 0.4, seed }),
      mistLayer({ distance: 90, height: 9, alpha: 0.3, seed: seed + 3 }),
      lampString(side, seed),
    )
  },
}

function buildCity(set: SceneSet): void {
  const random = set.random('towers')
  for (let i = 0; i < 84; i++) {
    const ring = i < 26 ? 34 + random() * 30 : i < 54 ? 80 + random() * 90 : 200 + random() * 170
    const angle = i < 26 || random() < 0.62 ? (random() - 0.5) * 1.7 : random() * Math.PI * 2
    const x = Math.sin(angle) * ring
    const z = Math.cos(angle) * ring
    if (Math.hypot(x, z) < 30) continue
    // Near roofs lie low; the view opens in the middle.
    const open = Math.min(1, Math.abs(angle) * 2.2)
    const rise =
      ring < 70
        ? -3 + random() * 3.4 + open * 4 * random()
        : ring < 180
          ? 1 + random() * 15 * (0.35 + open * 0.65)
          : 10 + random() * 46
    set.layers.push(
      buildingLayer({
        x,
        z,
        width: 7 + random() * 9 + ring * 0.02,
        depth: 8 + random() * 8,
        height: rise + SUNK,
        sunk: SUNK,
        colour: hex(walls[Math.floor(random() * walls.length)] ?? '#6f7682'),
        seed: Math.floor(random() * 10_000),
        bay: 2 + ring * 0.006,
        floor: 3 + ring * 0.004,
      }),
    )
  }
}

/** Painted after the city, which goes down behind its edge. */
function roof(felt: Colour, seed: number): Layer {
  return {
    distance: () => 24,
    paint({ context, view, light }) {
      const strip = (from: number, to: number, fill: string) => {
        context.fillStyle = fill
        fillPolygon(context, view, [
          -14,
          GROUND_Y,
          from,
          14,
          GROUND_Y,
          from,
          14,
          GROUND_Y,
          to,
          -14,
          GROUND_Y,
          to,
        ])
      }
      strip(-12, EDGE, css(litTone(light, felt, 0.5)))
      for (let i = 0; i < 60; i++) {
        const x = (hashAt(i, 1, seed) - 0.5) * 20
        const z = hashAt(i, 2, seed) * EDGE
        const long = 0.3 + hashAt(i, 3, seed) * 1.4
        context.fillStyle = css(litTone(light, brighten(felt, i % 2 === 0 ? 1.15 : 0.8), 0.5), 0.35)
        fillPolygon(context, view, [
          x - long,
          GROUND_Y,
          z,
          x,
          GROUND_Y,
          z - long * 0.25,
          x + long,
          GROUND_Y,
          z,
          x,
          GROUND_Y,
          Math.min(EDGE, z + long * 0.25),
        ])
      }
      for (let z = -12; z < EDGE; z += 2.1)
        strip(z, z + 0.05, css(litTone(light, brighten(felt, 0.6), 0.3), 0.7))
      for (let x = -12.6; x < 13; x += 3.6) {
        context.fillStyle = css(litTone(light, brighten(felt, 0.7), 0.3), 0.5)
        fillPolygon(context, view, [
          x,
          GROUND_Y,
          -12,
          x + 0.05,
          GROUND_Y,
          -12,
          x + 0.05,
          GROUND_Y,
          EDGE,
          x,
          GROUND_Y,
          EDGE,
        ])
      }
    },
  }
}

/** One side of the low wall round the roof, with its coping. */
function parapet(
  felt: Colour,
  [ax, az, bx, bz]: readonly [number, number, number, number],
  lit: number,
): Layer {
  const brick = mix(felt, hex('#8a5646'), 0.6)
  return {
    // Its own side's distance, so that nobody who stands before it is painted over.
    distance: (view) => Math.max(1, ax === bx ? Math.abs(view.state.x - ax) : Math.abs(view.state.z - az)),
    paint({ context, view, light }) {
      const upright = (low: number, high: number) =>
        fillPolygon(context, view, [
          ...[ax, GROUND_Y + low, az, bx, GROUND_Y + low, bz],
          ...[bx, GROUND_Y + high, bz, ax, GROUND_Y + high, az],
        ])
      context.fillStyle = css(litTone(light, brick, lit))
      upright(0, PARAPET)
      context.fillStyle = css(litTone(light, brighten(brick, 0.7), lit), 0.6)
      for (const low of [0.2, 0.4, 0.6]) upright(low, low + 0.02)
      context.fillStyle = css(litTone(light, hex('#cfc6b6'), Math.min(1, lit + 0.25)))
      upright(PARAPET - 0.08, PARAPET + 0.04)
      if (view.state.y < GROUND_Y + PARAPET) return
      const top = GROUND_Y + PARAPET + 0.04
      const outX = ax === bx ? Math.sign(ax) * COPING : 0
      const outZ = ax === bx ? 0 : COPING
      context.fillStyle = css(mix(litTone(light, hex('#d8cfbe'), 0.8), light.haze, airShare(light, 12)))
      fillPolygon(context, view, [
        ax,
        top,
        az,
        bx,
        top,
        bz,
        bx + outX,
        top,
        bz + outZ,
        ax + outX,
        top,
        az + outZ,
      ])
    },
  }
}

/** Bulbs on a wire that sags between two poles. */
function lampString(side: number, seed: number): Layer {
  const at = (t: number) => ({
    x: side * (-6.5 + 12 * t),
    y: GROUND_Y + 3.9 - Math.sin(Math.PI * t) * 0.9,
    z: 11.2 - t * 2.4,
  })
  return {
    distance: () => 10.8,
    reflects: true,
    paint(stage) {
      const { context, view, light, timeSeconds } = stage
      context.strokeStyle = css(litTone(light, hex('#1d1a1c'), 0.2))
      for (const t of [0, 1]) {
        const { x, y, z } = at(t)
        project(view, x, GROUND_Y, z, spot)
        if (spot.depth < 0.6) return
        const foot = { x: spot.x, y: spot.y }
        project(view, x, y, z, spot)
        context.lineWidth = Math.max(1, (view.focal / spot.depth) * 0.06)
        context.beginPath()
        context.moveTo(foot.x, foot.y)
        context.lineTo(spot.x, spot.y)
        context.stroke()
      }
      context.lineWidth = Math.max(0.7, view.height / 700)
      context.beginPath()
      for (let i = 0; i <= 24; i++) {
        const { x, y, z } = at(i / 24)
        project(view, x, y, z, spot)
        if (i === 0) context.moveTo(spot.x, spot.y)
        else context.lineTo(spot.x, spot.y)
      }
      context.stroke()
      const shine = 0.35 + 0.65 * light.dark
      for (let i = 1; i < 14; i++) {
        const { x, y, z } = at(i / 14)
        project(view, x, y - 0.12, z, spot)
        const metre = view.focal / spot.depth
        context.fillStyle = css(mix([255, 236, 190], light.haze, 0.3 * (1 - light.dark)))
        context.beginPath()
        context.arc(spot.x, spot.y, metre * 0.07, 0, 6.2832)
        context.fill()
        context.globalCompositeOperation = 'lighter'
        softGlow(
          stage,
          spot.x,
          spot.y,
          metre * 0.7,
          [255, 196, 120],
          shine * (0.6 + 0.1 * Math.sin(timeSeconds * 3 + hashAt(i, 1, seed) * 6)),
        )
        context.globalCompositeOperation = 'source-over'
      }
    },
  }
}
