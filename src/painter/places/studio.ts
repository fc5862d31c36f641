import { GROUND_Y } from '#camera/state.ts'
import { brighten, type Colour, css, hex, mix } from '../colour.ts'
import type { Layer } from '../scene.ts'
import { fillElevations } from '../stage/gradient.ts'
import { softGlow } from '../stage/soft-glow.ts'
import { project, projectDirection, type Spot } from '../stage/view.ts'
import { fireflyLayer } from '../stage/weather.ts'
import type { Place } from './place.ts'

const spot: Spot = { x: 0, y: 0, depth: 0 }
const backdrops: readonly (readonly [Colour, Colour])[] = [
  [hex('#2a1f2c'), hex('#b0653f')],
  [hex('#12222c'), hex('#3f8a92')],
  [hex('#241a33'), hex('#7d5aa6')],
  [hex('#3a1720'), hex('#c2565a')],
]

/** A photographer's studio: a backdrop with a spot of light, a dark glossy floor. */
export const studio: Place = {
  id: 'studio',
  words: ['studio', 'product shot', 'pedestal', 'podium', 'backdrop', 'showroom', 'display'],
  label: 'studio',
  time: 'day',
  weather: 'clear',
  homes: ['land'],
  ownSky: true,
  build(set) {
    const { light, seed, words } = set
    const random = set.random('backdrop')
    const pick = backdrops[Math.floor(random() * backdrops.length)] ?? backdrops[0]
    const wall =
      words.palette[0] === undefined ? (pick?.[0] ?? hex('#2a1f2c')) : brighten(words.palette[0], 0.28)
    const glow = words.palette[0] ?? pick?.[1] ?? hex('#b0653f')
    const side = random() < 0.5 ? -1 : 1
    light.sky = [
      [-5, mix(wall, glow, 0.3)],
      [0, mix(wall, glow, 0.3)],
      [9, wall],
      [50, brighten(wall, 0.5)],
    ]
    light.haze = mix(wall, glow, 0.34)
    light.visibility = 26
    light.stars = 0
    light.cover = 0
    light.dark = 0
    light.key = { azimuth: side * 34, elevation: 24, colour: hex('#ffe6c4'), strength: 0.9, isMoon: false }
    light.sunlit = hex('#fff0dd')
    light.shade = mix(hex('#6c6474'), glow, 0.25)
    const backdrop: Layer = {
      distance: () => 19_000,
      paint(stage) {
        const { context, view } = stage
        context.fillStyle = css(wall)
        context.fillRect(0, 0, view.width, view.height)
        projectDirection(view, -side * 3, 4, spot)
        if (spot.depth > 0.1) {
          softGlow(stage, spot.x, spot.y, view.focal * 0.62, glow, 0.95)
          softGlow(stage, spot.x, spot.y, view.focal * 0.24, mix(glow, [255, 244, 226], 0.5), 0.55)
        }
      },
    }
    // The floor sweeps up into the backdrop: it is clear where the wall begins, so that no edge shows.
    const floor: Layer = {
      distance: () => 19_000,
      paint({ context, view }) {
        const dark = brighten(wall, 0.42)
        const stops = [
          [-12, dark, 1],
          [-7, mix(dark, glow, 0.12), 0.85],
          [0, mix(wall, glow, 0.3), 0],
        ] as const
        fillElevations(context, view, stops, -90, 0)
      },
    }
    set.ground.push(backdrop, floor)
    set.mirror = { strength: 0.34, ripple: 0 }
    const shine: Layer = {
      distance: () => Number.POSITIVE_INFINITY,
      paint(stage) {
        const { context, view } = stage
        project(view, 0, GROUND_Y, 8.5, spot)
        if (spot.depth < 0.3) return
        context.save()
        context.translate(spot.x, spot.y)
        context.scale(1, 0.2)
        softGlow(stage, 0, 0, (view.focal / spot.depth) * 4.4, mix(glow, [255, 240, 220], 0.3), 0.5)
        context.restore()
      },
    }
    set.surface.push(shine)
    set.layers.push(
      fireflyLayer({ count: 26, from: 4, to: 13, colour: mix(glow, [255, 246, 230], 0.6), seed }),
    )
  },
}
