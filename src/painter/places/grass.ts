import { type Colour, hex, mix } from '../colour.ts'
import { ramp } from '../noise.ts'
import type { Layer } from '../scene.ts'
import { landLayer } from '../stage/ground.ts'
import { litTone } from '../stage/ridge.ts'
import type { SceneSet } from './place.ts'

/** From the foot of a blade to its tip. */
export type GrassTones = readonly [dark: Colour, middle: Colour, bright: Colour]

/** Grass under snow, or withered by frost. */
export const frostedGrass: GrassTones = [hex('#a9b9cc'), hex('#d5deea'), hex('#f3f6fb')]

/** Whether snow lies on the ground. */
export const isWhite = ({ words }: Pick<SceneSet, 'words'>): boolean =>
  words.weather === 'snow' || words.season === 'winter'

/** Open grass to the horizon, paler where it meets the hills. */
export function grassLand(set: SceneSet, [dark, middle]: GrassTones): Layer {
  const { light } = set
  const lit = isWhite(set) ? 0.75 : 0.58
  const near = mix(dark, middle, 0.58)
  return landLayer((distance) =>
    mix(
      litTone(light, mix(near, middle, Math.min(1, distance / 35)), lit),
      light.haze,
      0.28 * ramp(distance, 40, 220),
    ),
  )
}
