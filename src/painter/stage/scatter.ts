import { GROUND_Y } from '#camera/state.ts'
import type { Random } from '#kernel/random.ts'
import type { Layer } from '../scene.ts'
import type { Subject } from '../subjects/subject.ts'
import type { SceneWords } from '../words/words.ts'
import { spriteLayer } from './sprite.ts'

interface Ground {
  random: Random
  count: number
  from: number
  to: number
  scale: readonly [low: number, high: number]
  /** Whether one may stand here. */
  where(x: number, z: number): boolean
  /** Share of the circle that is planted, centred on the view; 1 is all round. */
  arc?: number
}

interface Plot {
  x: number
  z: number
  /** Metres from the middle of the world. */
  radius: number
  scale: number
  seed: number
  phase: number
}

/** Where things stand that are scattered round the world between two distances. */
export function plots(ground: Ground): Plot[] {
  const { random } = ground
  const spots: Plot[] = []
  for (let i = 0; i < ground.count; i++) {
    const angle = (random() - 0.5) * Math.PI * 2 * (ground.arc ?? 1)
    // Even over the area, not over the radius.
    const radius = Math.sqrt(ground.from ** 2 + random() * (ground.to ** 2 - ground.from ** 2))
    const x = Math.sin(angle) * radius
    const z = Math.cos(angle) * radius
    const scale = ground.scale[0] + random() * (ground.scale[1] - ground.scale[0])
    const seed = Math.floor(random() * 1000)
    const phase = random()
    if (ground.where(x, z)) spots.push({ x, z, radius, scale, seed, phase })
  }
  return spots
}

/** Stands many of one kind round the world. */
export function scatter(
  options: Ground & { subject: Subject; words: Pick<SceneWords, 'season' | 'weather'>; shadow?: boolean },
): Layer[] {
  const { subject, words } = options
  return plots(options).map(({ x, z, radius, scale, seed, phase }) =>
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

/** A lane that opens with distance, so that the subject and the view behind it stay free. */
export const lane =
  (half: number, opening: number, centre = 0) =>
  (x: number, z: number) =>
    z < 0 || Math.abs(x - centre) > half + z * opening
