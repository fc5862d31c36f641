import type { Random } from '#kernel/random.ts'
import type { Light } from '../light.ts'
import type { Layer } from '../scene.ts'
import type { SceneWords, TimeOfDay, Weather } from '../words/words.ts'

export type Home = 'land' | 'water' | 'air'

/** The empty stage that a place fills. */
export interface SceneSet {
  words: SceneWords
  seed: number
  light: Light
  /** The homes that this scene's subjects need. */
  needs: ReadonlySet<Home>
  /** A sequence of its own for each name, so that adding a thing does not move the others. */
  random(name: string): Random
  ground: Layer[]
  surface: Layer[]
  layers: Layer[]
  overlays: Layer[]
  mirror: { strength: number; ripple: number } | null
}

export interface Place {
  id: string
  words: readonly string[]
  label: string
  /** What is meant when the prompt does not say. */
  time: TimeOfDay
  weather: Weather
  homes: readonly Home[]
  build(set: SceneSet): void
  /** Where a subject at (x, z) has its foot; absent: the ground plane. */
  footing?(x: number, z: number): number
  /** Nearest z at which water lies, for what floats. */
  shoreZ?: number
}
