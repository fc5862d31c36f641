import { GROUND_Y } from '#camera/state.ts'
import { type Colour, css, mix } from '../colour.ts'
import { airShare } from '../light.ts'
import { lineNoise } from '../noise.ts'
import type { Layer } from '../scene.ts'
import { elevationGradient } from './gradient.ts'
import { litTone } from './ridge.ts'
import { fillPolygon, groundElevation } from './view.ts'

/** A way over the ground, away from the camera, that bends smoothly. */
export function pathLayer(options: {
  /** Where its middle is at a distance z. */
  middle(z: number): number
  half: number
  from: number
  to: number
  colour: Colour
  alpha?: number
  /** How much its edges wander, as a share of its half width. */
  rough?: number
  seed: number
}): Layer {
  const { middle, half, from, to, rough = 0.16, seed } = options
  const steps: number[] = [from, from / 2, from / 4]
  for (let z = 0.6; z < to; z *= rough > 0 ? 1.11 : 1.24) steps.push(z)
  steps.push(to)
  const edge = (side: 1 | -1) =>
    steps.map((z) => [
      middle(z) +
        side *
          half *
          (1 + rough * lineNoise(z * 0.7, seed + side) + rough * 0.4 * lineNoise(z * 1.9, seed + side)),
      GROUND_Y,
      z,
    ])
  const outline = [...edge(1), ...edge(-1).reverse()].flat()
  return {
    distance: () => Number.POSITIVE_INFINITY,
    paint({ context, view, light }) {
      const tone = litTone(light, options.colour, 0.5)
      context.globalAlpha = options.alpha ?? 1
      if (light.visibility > 400) context.fillStyle = css(mix(tone, light.haze, airShare(light, to * 0.3)))
      else
        context.fillStyle = elevationGradient(
          context,
          view,
          [3, 30].map((z) => [groundElevation(view, z), mix(tone, light.haze, airShare(light, z))] as const),
        )
      fillPolygon(context, view, outline)
      context.globalAlpha = 1
    },
  }
}
