import { GROUND_Y } from '#camera/state.ts'
import type { Random } from '#kernel/random.ts'
import type { Layer } from '../scene.ts'
import type { Subject } from '../subjects/subject.ts'
import type { SceneWords } from '../words/words.ts'
import { spriteLayer } from './sprite.ts'

/** Stands many of one kind round the world between two distances, leaving a lane free before the camera. */
export function scatter(options: {
  subject: Subject
  random: Random
  count: number
  from: number
  to: number
  scale: readonly [low: number, high: number]
  words: SceneWords
  /** Whether one may stand here. */
  where(x: number, z: number): boolean
  /** Share of the circle that is planted, centred on the view; 1 is all round. */
  arc?: number
  shadow?: boolean
}): Layer[] {
  const { subject, random, words } = options
  const layers: Layer[] = []
  for (let i = 0; i < options.count; i++) {
    const angle = (random() - 0.5) * Math.PI * 2 * (options.arc ?? 1)
    // Even over the area, not over the radius.
    const radius = Math.sqrt(options.from ** 2 + random() * (options.to ** 2 - options.from ** 2))
    const x = Math.sin(angle) * radius
    const z = Math.cos(angle) * radius
    const scale = options.scale[0] + random() * (options.scale[1] - options.scale[0])
    const seed = Math.floor(random() * 1000)
    const phase = random()
    if (!options.where(x, z)) continue
    layers.push(
      spriteLayer({
        subject,
        x,
        y: GROUND_Y,
        z,
        scale,
        facing: seed % 2 === 0 ? 1 : -1,
        phase,
        seed,
        moving: false,
        colour: null,
        season: words.season,
        snowy: words.weather === 'snow' || words.season === 'winter',
        shadow: options.shadow ?? radius < 40,
      }),
    )
  }
  return layers
}

/** A lane that opens with distance, so that the subject and the view behind it stay free. */
export const lane =
  (half: number, opening: number, centre = 0) =>
  (x: number, z: number) =>
    z < 0 || Math.abs(x - centre) > half + z * opening
