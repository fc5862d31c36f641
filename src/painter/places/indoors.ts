import { GROUND_Y } from '#camera/state.ts'
import { type Colour, hex, mix } from '../colour.ts'
import type { Light } from '../light.ts'
import type { Layer } from '../scene.ts'
import { spriteLayer } from '../stage/sprite.ts'
import type { Subject } from '../subjects/subject.ts'
import type { SceneSet } from './place.ts'

const LAMP: Colour = hex('#ffd6a0')

/** Turns the scene's light into that of a room, and gives back what it was: the light outside the window. */
export function indoorLight(set: SceneSet, options: { side: number; warm: number }): Light {
  const { light } = set
  const outside: Light = { ...light, key: { ...light.key } }
  const lamps = options.warm * (0.35 + 0.65 * light.dark)
  light.sunlit = mix(light.sunlit, LAMP, lamps)
  light.shade = mix(mix(light.shade, hex('#6a5346'), 0.55), hex('#8a6a4e'), lamps * 0.5)
  light.haze = mix(light.haze, light.shade, 0.6)
  light.visibility = 160
  light.key = {
    // Close up it falls from the side, so that it models what is shown.
    azimuth: options.side * (set.closeUp ? -68 : -24),
    elevation: 22,
    colour: mix(light.key.colour, LAMP, lamps),
    strength: Math.max(0.5, light.key.strength * 0.85),
    isMoon: false,
  }
  light.stars = 0
  light.cover = 0
  return outside
}

/** One piece of furniture at its place. */
export function placed(
  subject: Subject,
  set: SceneSet,
  x: number,
  z: number,
  seed = 0,
  facing: 1 | -1 = x < 0 ? 1 : -1,
): Layer {
  return spriteLayer({
    subject,
    x,
    y: GROUND_Y,
    z,
    scale: 1,
    facing,
    phase: (seed % 10) / 10,
    seed,
    moving: false,
    colour: null,
    season: set.words.season,
    snowy: false,
    shadow: subject.home === 'land',
  })
}
