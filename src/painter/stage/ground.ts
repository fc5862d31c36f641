import { GROUND_Y } from '#camera/state.ts'
import { type Colour, mix } from '../colour.ts'
import { airShare, type Light, skyAt } from '../light.ts'
import type { Layer } from '../scene.ts'
import { fillElevations } from './gradient.ts'
import { groundElevation } from './view.ts'

const always = () => Number.POSITIVE_INFINITY
const distances = [0.01, 1.5, 3, 6, 12, 25, 50, 100, 220, 500, 1200, 4000, 20000]

/** Flat land to the horizon; `tone` is its colour at a distance before the air takes its share. */
export function landLayer(tone: (distance: number) => Colour): Layer {
  return {
    distance: always,
    paint({ context, view, light }) {
      const stops = distances.map((distance) => {
        const colour = mix(tone(distance), light.haze, airShare(light, distance))
        return [groundElevation(view, distance), colour] as const
      })
      fillElevations(context, view, stops, -90, 0)
    },
  }
}

/** Open water: the sky mirrored, less as one looks down into it. */
export function waterLayer(deep: Colour): Layer {
  return {
    distance: always,
    paint({ context, view, light }) {
      const stops = distances.map(
        (distance) => [groundElevation(view, distance), waterTone(light, deep, distance)] as const,
      )
      fillElevations(context, view, stops, -90, 0)
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
