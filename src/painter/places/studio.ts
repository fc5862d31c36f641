import { GROUND_Y } from '#camera/state.ts'
import { brighten, type Colour, css, hex, mix } from '../colour.ts'
import type { Layer } from '../scene.ts'
import { fillElevations } from '../stage/gradient.ts'
import { softGlow } from '../stage/soft-glow.ts'
import { project, type Spot } from '../stage/view.ts'
import type { Place } from './place.ts'

const spot: Spot = { x: 0, y: 0, depth: 0 }
/** [wall, the light on it] */
const backdrops: readonly (readonly [Colour, Colour])[] = [
  [hex('#5a2f26'), hex('#e8a06c')],
  [hex('#123a46'), hex('#58b3b4')],
  [hex('#33264f'), hex('#a98ad6')],
  [hex('#5a2233'), hex('#e58a84')],
  [hex('#1d2a44'), hex('#7f9fd0')],
  [hex('#6b5c4c'), hex('#ecdcc2')],
]

/** A photographer's studio: paper that sweeps from the floor up the wall, a light on it behind what is shown. */
export const studio: Place = {
  id: 'studio',
  words: ['studio', 'product shot', 'pedestal', 'podium', 'backdrop', 'showroom', 'display'],
  label: 'studio',
  time: 'day',
  weather: 'clear',
  homes: ['land'],
  ownSky: true,
  build(set) {
    const { light, words, lead } = set
    const random = set.random('backdrop')
    const pick = backdrops[Math.floor(random() * backdrops.length)] ?? backdrops[0]
    const asked = words.palette[0]
    const wall = asked === undefined ? (pick?.[0] ?? hex('#5a2f26')) : brighten(asked, 0.4)
    const glow = asked === undefined ? (pick?.[1] ?? hex('#e8a06c')) : mix(asked, [255, 240, 220], 0.25)
    const floor = mix(wall, glow, 0.42)
    const side = (lead?.x ?? 0) > 0.2 ? -1 : (lead?.x ?? 0) < -0.2 || random() < 0.5 ? 1 : -1
    light.sky = [
      [-5, floor],
      [0, mix(wall, glow, 0.3)],
      [9, wall],
      [50, brighten(wall, 0.6)],
    ]
    light.haze = mix(wall, glow, 0.34)
    light.visibility = 900
    light.stars = 0
    light.cover = 0
    light.dark = 0
    // A soft box to one side and high: it models the thing, and lays its shadow to the other side.
    light.key = { azimuth: side * 138, elevation: 40, colour: hex('#fff1dc'), strength: 0.85, isMoon: false }
    light.sunlit = hex('#fffaf2')
    light.shade = mix(hex('#a9a2ae'), glow, 0.22)
    const centre = lead ?? { x: 0, z: 9 }
    const backdrop: Layer = {
      distance: () => 19_000,
      paint({ context, view }) {
        // The light stands behind the thing, from wherever it is seen.
        project(view, centre.x, GROUND_Y + 1.7, centre.z, spot)
        const { x, y } = spot.depth < 0.3 ? { x: -view.width, y: 0 } : spot
        const light = context.createRadialGradient(x, y, 0, x, y, view.focal * 0.62)
        for (const [at, colour] of [
          [0, mix(glow, [255, 248, 236], 0.5)],
          [0.1, mix(glow, [255, 248, 236], 0.3)],
          [0.26, mix(wall, glow, 0.82)],
          [0.52, mix(wall, glow, 0.34)],
          [0.8, mix(wall, glow, 0.08)],
          [1, wall],
        ] as const)
          light.addColorStop(at, css(colour))
        context.fillStyle = light
        context.fillRect(0, 0, view.width, view.height)
        fillElevations(
          context,
          view,
          [
            [-12, floor, 0.85],
            [1, floor, 0],
          ],
          -90,
          1,
        )
      },
    }
    const pool: Layer = {
      distance: () => 19_000,
      paint(stage) {
        const { context, view } = stage
        project(view, centre.x, GROUND_Y, centre.z, spot)
        if (spot.depth < 0.3) return
        context.save()
        context.translate(spot.x, spot.y)
        context.scale(1, 0.22)
        softGlow(stage, 0, 0, (view.focal / spot.depth) * 5, mix(glow, [255, 250, 240], 0.4), 0.55)
        context.restore()
      },
    }
    set.ground.push(backdrop, pool)
    set.mirror = { strength: 0.3, ripple: 0, floor: true }
  },
}
