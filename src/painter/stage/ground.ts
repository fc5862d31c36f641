import { GROUND_Y } from '#camera/state.ts'
import type { PaintContext } from '../canvas.ts'
import { type Colour, mix } from '../colour.ts'
import { airShare, type Light, skyAt } from '../light.ts'
import type { Layer } from '../scene.ts'
import { elevationGradient } from './gradient.ts'
import { groundElevation, onPlumbLine, type View } from './view.ts'

const always = () => Number.POSITIVE_INFINITY
const distances = [0.01, 1.5, 3, 6, 12, 25, 50, 100, 220, 500, 1200, 4000, 20000]

/** Makes all that lies under the horizon the current path. */
export function traceBelowHorizon(context: PaintContext, view: View): void {
  const horizon = onPlumbLine(view, 0)
  // Looking straight down, the horizon lies far outside of the frame: reach back over it.
  const far =
    (view.width + view.height) * 2 + Math.hypot(horizon.x - view.width / 2, horizon.y - view.height / 2)
  const { x: ux, y: uy } = view.skyward
  context.beginPath()
  context.moveTo(horizon.x - uy * far, horizon.y + ux * far)
  context.lineTo(horizon.x + uy * far, horizon.y - ux * far)
  context.lineTo(horizon.x + uy * far - ux * far, horizon.y - ux * far - uy * far)
  context.lineTo(horizon.x - uy * far - ux * far, horizon.y + ux * far - uy * far)
  context.closePath()
}

/** Fills all that lies under the horizon. */
export function fillBelowHorizon(context: PaintContext, view: View): void {
  traceBelowHorizon(context, view)
  context.fill()
}

/** Fills the strip of the view between two elevations. */
export function fillBetween(context: PaintContext, view: View, low: number, high: number): void {
  const from = onPlumbLine(view, low)
  const to = onPlumbLine(view, high)
  const far = (view.width + view.height) * 4
  const { x: ux, y: uy } = view.skyward
  context.beginPath()
  context.moveTo(from.x - uy * far, from.y + ux * far)
  context.lineTo(from.x + uy * far, from.y - ux * far)
  context.lineTo(to.x + uy * far, to.y - ux * far)
  context.lineTo(to.x - uy * far, to.y + ux * far)
  context.closePath()
  context.fill()
}

/** Flat land to the horizon; `tone` is its colour at a distance before the air takes its share. */
export function landLayer(tone: (distance: number) => Colour): Layer {
  return {
    distance: always,
    paint({ context, view, light }) {
      context.fillStyle = elevationGradient(
        context,
        view,
        distances.map((distance) => {
          const colour = mix(tone(distance), light.haze, airShare(light, distance))
          return [groundElevation(view, distance), colour] as const
        }),
      )
      fillBelowHorizon(context, view)
    },
  }
}

/** Open water: the sky mirrored, less as one looks down into it. */
export function waterLayer(deep: Colour): Layer {
  return {
    distance: always,
    paint({ context, view, light }) {
      context.fillStyle = elevationGradient(
        context,
        view,
        distances.map(
          (distance) => [groundElevation(view, distance), waterTone(light, deep, distance)] as const,
        ),
      )
      fillBelowHorizon(context, view)
    },
  }
}

export function waterTone(light: Light, deep: Colour, distance: number): Colour {
  const elevation = (Math.atan2(-GROUND_Y, distance) * 180) / Math.PI
  // Schlick's share of mirrored light at this grazing angle, opened up a little by the waves.
  const grazing = (1 - Math.sin((elevation * Math.PI) / 180)) ** 4
  const mirrored = skyAt(light, Math.min(60, elevation * 1.15 + 1.5))
  const colour = mix(deep, mirrored, 0.12 + 0.78 * grazing)
  return mix(colour, light.haze, airShare(light, distance) * 0.75)
}
