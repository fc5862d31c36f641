import { GROUND_Y } from '#camera/state.ts'
import { brighten, type Colour, css, mix } from '../colour.ts'
import { hashAt } from '../noise.ts'
import type { Layer } from '../scene.ts'
import { litTone } from './ridge.ts'
import { softGlow } from './soft-glow.ts'
import { fillPolygon, project, type Spot } from './view.ts'

const spot: Spot = { x: 0, y: 0, depth: 0 }
const EDGE = 13

/** A table top as wide as the world, for what is small and close: boards that run across, an edge behind. */
export function tableLayer(wood: Colour): Layer {
  return {
    distance: () => Number.POSITIVE_INFINITY,
    paint(stage) {
      const { context, view, light } = stage
      const board = (from: number, to: number, fill: string) => {
        context.fillStyle = fill
        fillPolygon(context, view, [
          -60,
          GROUND_Y,
          from,
          60,
          GROUND_Y,
          from,
          60,
          GROUND_Y,
          to,
          -60,
          GROUND_Y,
          to,
        ])
      }
      board(-60, EDGE, css(litTone(light, wood, 0.5)))
      for (let i = 0; i < 22; i++) {
        const z = EDGE - i * 1.9
        board(
          z - 1.9,
          z,
          css(litTone(light, mix(wood, brighten(wood, 1.25), hashAt(i, 3, 5) * 0.6), 0.62 - i * 0.012)),
        )
        board(z - 0.035, z, css(litTone(light, brighten(wood, 0.45), 0.3), 0.8))
        for (let k = 0; k < 5; k++) {
          const at = z - 0.2 - k * 0.34 - hashAt(i, k, 9) * 0.1
          board(at - 0.012, at, css(litTone(light, brighten(wood, 0.7), 0.4), 0.3))
        }
      }
      context.fillStyle = css(litTone(light, brighten(wood, 1.3), 0.8))
      board(EDGE - 0.06, EDGE, css(litTone(light, brighten(wood, 1.3), 0.8)))
    },
  }
}

/** Lights far out of focus: round discs that overlap, warm, a few of another colour. */
export function bokehLayer(options: {
  count: number
  colours: readonly Colour[]
  low: number
  high: number
  alpha: number
  seed: number
}): Layer {
  const { seed } = options
  return {
    distance: () => 50,
    paint(stage) {
      const { context, view, timeSeconds } = stage
      context.globalCompositeOperation = 'lighter'
      for (let i = 0; i < options.count; i++) {
        const angle = (hashAt(i, 1, seed) - 0.5) * 2.4
        const y = options.low + (options.high - options.low) * hashAt(i, 2, seed)
        project(view, Math.sin(angle) * 60, y, Math.cos(angle) * 60, spot)
        if (spot.depth < 1) continue
        const colour = options.colours[i % options.colours.length] ?? [255, 200, 130]
        const radius = view.width * (0.016 + 0.032 * hashAt(i, 3, seed))
        const alpha =
          options.alpha * (0.3 + 0.7 * hashAt(i, 4, seed)) * (0.9 + 0.1 * Math.sin(timeSeconds * 0.8 + i))
        context.fillStyle = css(colour, alpha * 0.55)
        context.beginPath()
        context.arc(spot.x, spot.y, radius, 0, 6.2832)
        context.fill()
        softGlow(stage, spot.x, spot.y, radius * 2.1, colour, alpha * 0.5)
      }
      context.globalCompositeOperation = 'source-over'
    },
  }
}
