import type { Point3 } from '#camera/state.ts'
import type { Random } from '#kernel/random.ts'
import type { Light } from '../light.ts'
import type { Layer } from '../scene.ts'
import type { SceneWords, TimeOfDay, Weather } from '../words/words.ts'

export type Home = 'land' | 'water' | 'air' | 'deep'

/** The empty stage that a place fills. */
export interface SceneSet {
  words: SceneWords
  seed: number
  light: Light
  /** The homes that this scene's subjects need. */
  needs: ReadonlySet<Home>
  /** The main subject is a small thing seen from close by: the ground is the top of a table. */
  closeUp: boolean
  /** A train or a house needs a free view. */
  wide: boolean
  /** Where the main subject stands. */
  lead: Readonly<Point3> | null
  /** A sequence of its own for each name, so that adding a thing does not move the others. */
  random(name: string): Random
  ground: Layer[]
  surface: Layer[]
  layers: Layer[]
  overlays: Layer[]
  /** With `floor` what stands on the ground is mirrored, too: a wet street, polished wood. */
  mirror: { strength: number; ripple: number; floor?: true } | null
}

/** Whether something at (x, z) leaves the view of the main subject free; `margin` is in metres aside at one metre's distance. */
export function unhidden({ lead }: SceneSet, x: number, z: number, margin = 0.13): boolean {
  return lead === null || z <= 0 || z > lead.z || Math.abs(x / z - lead.x / lead.z) > margin
}

/** Whether what stands at (x, z) is as far away as the main subject, or so far aside that no move of the camera puts it before it. */
export function staysAside({ lead }: SceneSet, x: number, z: number): boolean {
  return lead === null || z > lead.z * 0.9 || Math.abs(x - (lead.x * z) / lead.z) > ASIDE_METRES
}

const ASIDE_METRES = 9

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
  /** Under a ceiling. */
  indoors?: boolean
  /** It paints its own sky, and has no weather. */
  ownSky?: boolean
  /** Furthest z at which something may stand: before the wall, the curtain, the edge. */
  farZ?: number
  /** Furthest z at which what flies is not hidden by houses or trees. */
  airZ?: number
  /** Things hang free between the ground and the top of the frame. */
  weightless?: boolean
}
