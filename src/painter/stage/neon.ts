import { type Colour, css, mix } from '../colour.ts'
import { hashAt } from '../noise.ts'
import type { Layer } from '../scene.ts'
import { softGlow } from './soft-glow.ts'
import { fillPolygon, project, type Spot } from './view.ts'

const spot: Spot = { x: 0, y: 0, depth: 0 }

/** A sign that shines, across the street side of a wall. */
export function neonLayer(sign: {
  x: number
  y: number
  z: number
  height: number
  colour: Colour
  side: number
  seed: number
}): Layer {
  return {
    reflects: true,
    distance: (view) => Math.max(1, Math.hypot(sign.x - view.state.x, sign.z - view.state.z) - 0.5),
    paint(stage) {
      const { context, view, light, timeSeconds } = stage
      const flicker = Math.sin(timeSeconds * 13 + sign.seed) > 0.96 ? 0.5 : 1
      const alpha = (0.35 + 0.65 * light.dark) * flicker
      const out = sign.side * 1.3
      const board = (inset: number, colour: string) => {
        context.fillStyle = colour
        fillPolygon(context, view, [
          sign.x + sign.side * inset,
          sign.y + inset,
          sign.z,
          sign.x + out - sign.side * inset,
          sign.y + inset,
          sign.z,
          sign.x + out - sign.side * inset,
          sign.y + sign.height - inset,
          sign.z,
          sign.x + sign.side * inset,
          sign.y + sign.height - inset,
          sign.z,
        ])
      }
      board(0, css([22, 20, 30]))
      board(0.1, css(sign.colour, alpha))
      board(0.22, css([22, 20, 30], 0.85))
      const strokes = Math.floor(sign.height / 0.85)
      for (let i = 0; i < strokes; i++) {
        const low = sign.y + 0.4 + i * 0.85
        const wide = 0.25 + hashAt(i, 2, sign.seed) * 0.3
        context.fillStyle = css(mix(sign.colour, [255, 255, 255], 0.45), alpha)
        for (const [dy, size] of [
          [0, 0.1],
          [0.3, 0.1],
        ] as const) {
          const cx = sign.x + out / 2
          fillPolygon(context, view, [
            cx - wide,
            low + dy,
            sign.z - 0.01,
            cx + wide,
            low + dy,
            sign.z - 0.01,
            cx + wide,
            low + dy + size,
            sign.z - 0.01,
            cx - wide,
            low + dy + size,
            sign.z - 0.01,
          ])
        }
      }
      project(view, sign.x + out / 2, sign.y + sign.height / 2, sign.z, spot)
      if (spot.depth < 0.5 || light.dark < 0.2) return
      context.globalCompositeOperation = 'lighter'
      softGlow(
        stage,
        spot.x,
        spot.y,
        Math.min(900, (view.focal / spot.depth) * sign.height * 1.3),
        sign.colour,
        0.34 * light.dark * flicker,
      )
      context.globalCompositeOperation = 'source-over'
    },
  }
}
