import type { Point3 } from '#camera/state.ts'
import type { PaintContext } from './canvas.ts'
import type { Light } from './light.ts'
import type { Atelier } from './stage/atelier.ts'
import type { View } from './stage/view.ts'
import type { SceneWords } from './words/words.ts'

export type Quality = 'preview' | 'final'

/** Everything a layer needs to paint itself at one instant. */
export interface Stage {
  context: PaintContext
  view: View
  light: Light
  timeSeconds: number
  atelier: Atelier
  quality: Quality
}

export interface Layer {
  /** Metres from the camera: the painter's order, and what the lens focuses by. */
  distance(view: View): number
  paint(stage: Stage): void
  /** Seen again, upside down, in water and on wet streets. */
  reflects?: boolean
}

/** A point of the scene that a test may follow: its picture is where the projection says. */
export interface Anchor extends Point3 {
  name: string
}

export interface Scene {
  words: SceneWords
  seed: number
  width: number
  height: number
  light: Light
  /** Painted first and in this order: the sky, then the ground. */
  sky: Layer[]
  ground: Layer[]
  /** Painted from far to near. */
  layers: Layer[]
  /** Rain, snow and what else hangs before the lens. */
  overlays: Layer[]
  /** How strongly the ground mirrors (0–1) and how much ripples break the picture. */
  mirror: { strength: number; ripple: number } | null
  /** Painted over the mirror and under everything that stands: glints, lanes, sand. */
  surface: Layer[]
  /** The centre of the main subject: what cameras orbit and focus on. */
  subject: Point3
  anchors: Anchor[]
}
