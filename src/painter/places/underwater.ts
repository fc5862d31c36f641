import { GROUND_Y } from '#camera/state.ts'
import { brighten, css, hex, mix } from '../colour.ts'
import { hashAt, lineNoise } from '../noise.ts'
import type { Layer } from '../scene.ts'
import { fillElevations } from '../stage/gradient.ts'
import { landLayer } from '../stage/ground.ts'
import { patchLayer } from '../stage/marks.ts'
import { hills, litTone } from '../stage/ridge.ts'
import { scatter } from '../stage/scatter.ts'
import { project, projectDirection, type Spot } from '../stage/view.ts'
import { coral, seaweed } from '../subjects/reef.ts'
import type { Place } from './place.ts'

const spot: Spot = { x: 0, y: 0, depth: 0 }
const foot: Spot = { x: 0, y: 0, depth: 0 }

/** Under the sea: light that falls through the surface, sand, weed and coral. */
export const underwater: Place = {
  id: 'underwater',
  words: [
    'underwater',
    'under water',
    'under the sea',
    'coral reef',
    'reef',
    'deep sea',
    'sea floor',
    'seabed',
    'ocean floor',
    'aquarium',
    'under the ocean',
  ],
  label: 'underwater',
  time: 'day',
  weather: 'clear',
  homes: ['deep'],
  ownSky: true,
  weightless: true,
  farZ: 21,
  build(set) {
    const { light, seed, words } = set
    const night = words.time === 'night' || words.time === 'dusk'
    const tint = words.palette[0]
    const lean = (colour: string, k: number) => {
      const own = brighten(hex(colour), night ? 0.45 : 1)
      return tint === undefined ? own : mix(own, brighten(tint, k), 0.4)
    }
    light.sky = [
      [-40, lean('#06304a', 0.3)],
      [-4, lean('#0b567a', 0.5)],
      [6, lean('#12789c', 0.8)],
      [16, lean('#37a9c0', 1.1)],
      [34, lean('#a4e4e2', 1.6)],
      [80, lean('#d8f6ee', 1.8)],
    ]
    light.haze = lean('#0f6a8e', 0.7)
    light.visibility = 42
    light.sunlit = mix(hex('#fdfff4'), light.haze, night ? 0.45 : 0)
    light.shade = mix(hex('#8fb8c0'), light.haze, night ? 0.6 : 0.1)
    light.dark = night ? 0.7 : 0.1
    light.stars = 0
    light.key = {
      azimuth: light.key.azimuth < 0 ? -22 : 22,
      elevation: 55,
      colour: hex('#dffbf0'),
      strength: night ? 0.35 : 0.9,
      isMoon: false,
    }
    const sand = hex('#c9bd97')
    const water: Layer = {
      distance: () => Number.POSITIVE_INFINITY,
      paint({ context, view }) {
        fillElevations(context, view, light.sky, -90, 90)
      },
    }
    set.ground.push(
      water,
      landLayer((distance) => litTone(light, brighten(sand, 0.9), 0.55 - Math.min(0.2, distance / 100))),
    )
    set.surface.push(
      patchLayer({
        grain: 0.2,
        density: 0.6,
        to: 40,
        long: 0.5,
        deep: 0.4,
        light: { colour: brighten(sand, 1.2), alpha: 0.26 },
        dark: { colour: brighten(sand, 0.75), alpha: 0.24 },
        seed,
      }),
      caustics(seed),
    )
    const random = set.random('reef')
    const side = random() < 0.5 ? -1 : 1
    const free = (x: number, z: number) => z > 4 && Math.abs(x) > 1.6 + z * 0.11
    set.layers.push(
      hills({
        radius: 58,
        low: 0.5,
        high: 13,
        detail: 26,
        colour: litTone(light, hex('#2f5f66'), 0.2),
        mist: 0.1,
        seed,
      }),
      hills({
        radius: 30,
        low: -1.2,
        high: 5,
        detail: 20,
        colour: litTone(light, hex('#2b5a5c'), 0.2),
        mist: 0,
        seed: seed + 3,
      }),
      ...scatter({
        subject: coral,
        random,
        count: 46,
        from: 6,
        to: 24,
        scale: [0.6, 1.5],
        words,
        arc: 0.5,
        shadow: false,
        where: (x, z) => free(x, z) && lineNoise(x * 0.3 + z * 0.2, seed) > -0.5,
      }),
      ...scatter({
        subject: seaweed,
        random,
        count: 28,
        from: 6,
        to: 26,
        scale: [0.6, 1.35],
        words,
        arc: 0.5,
        shadow: false,
        where: (x, z) => free(x, z) && (x * side > 0 || z > 11),
      }),
      bubbles(seed),
      shafts(seed),
    )
  },
}

/** Nets of light that wander over the sand. */
function caustics(seed: number): Layer {
  return {
    distance: () => Number.POSITIVE_INFINITY,
    paint({ context, view, light, timeSeconds }) {
      context.strokeStyle = css(light.key.colour, 0.2 * light.key.strength)
      for (let row = 0; row < 16; row++) {
        const z = 3.2 + row * 1.05 + row * row * 0.05
        context.lineWidth = Math.max(0.7, view.height * 0.012 * (5 / z))
        context.beginPath()
        let begun = false
        for (let i = -26; i <= 26; i++) {
          const x = i * 0.11 * z * 0.55
          const wave =
            lineNoise(x * 0.9 + row * 7 + timeSeconds * 0.5, seed) * 0.55 +
            lineNoise(x * 2.1 - timeSeconds * 0.4, seed + row) * 0.25
          project(view, x, GROUND_Y, z + wave, spot)
          if (spot.depth < 0.5) continue
          if (begun) context.lineTo(spot.x, spot.y)
          else context.moveTo(spot.x, spot.y)
          begun = true
        }
        context.stroke()
      }
    },
  }
}

function shafts(seed: number): Layer {
  return {
    distance: () => 9,
    paint({ context, view, light, timeSeconds }) {
      context.globalCompositeOperation = 'screen'
      for (let i = 0; i < 9; i++) {
        const azimuth = (hashAt(i, 1, seed) - 0.5) * 76 + light.key.azimuth * 0.3
        const life = 0.5 + 0.5 * Math.sin(timeSeconds * 0.5 + i * 2.1)
        projectDirection(view, azimuth, 40, spot)
        projectDirection(view, azimuth - light.key.azimuth * 0.55, -14, foot)
        if (spot.depth < 0.1 || foot.depth < 0.1) continue
        const wide = view.width * (0.015 + 0.035 * hashAt(i, 2, seed))
        const fade = context.createLinearGradient(spot.x, spot.y, foot.x, foot.y)
        const alpha = 0.26 * life * light.key.strength
        fade.addColorStop(0, css(light.key.colour, alpha))
        fade.addColorStop(0.9, css(light.key.colour, 0.001))
        context.fillStyle = fade
        context.beginPath()
        context.moveTo(spot.x - wide * 0.5, spot.y)
        context.lineTo(spot.x + wide * 0.5, spot.y)
        context.lineTo(foot.x + wide * 1.5, foot.y)
        context.lineTo(foot.x - wide * 1.5, foot.y)
        context.closePath()
        context.fill()
      }
      context.globalCompositeOperation = 'source-over'
    },
  }
}

function bubbles(seed: number): Layer {
  return {
    distance: () => 5,
    paint({ context, view, timeSeconds }) {
      context.strokeStyle = 'rgba(230,250,252,0.65)'
      context.fillStyle = 'rgba(220,248,252,0.14)'
      for (let i = 0; i < 42; i++) {
        const z = 4 + hashAt(i >> 3, 1, seed) * 10
        const rise = (hashAt(i, 2, seed) + timeSeconds * (0.06 + 0.05 * hashAt(i, 3, seed))) % 1
        const x =
          (hashAt(i >> 3, 4, seed) - 0.5) * z * 0.85 +
          Math.sin(timeSeconds * 1.5 + i) * 0.1 +
          (hashAt(i, 5, seed) - 0.5) * 0.5
        project(view, x, GROUND_Y + rise * 6, z, spot)
        if (spot.depth < 0.6) continue
        const r = ((0.02 + 0.05 * hashAt(i, 6, seed)) * view.focal) / spot.depth
        context.lineWidth = Math.max(0.6, r * 0.16)
        context.beginPath()
        context.arc(spot.x, spot.y, r, 0, 6.2832)
        context.fill()
        context.stroke()
      }
    },
  }
}
