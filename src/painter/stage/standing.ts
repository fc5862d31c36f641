import type { Colour } from '../colour.ts'
import type { Subject } from '../subjects/subject.ts'
import type { Look, Season } from '../words/words.ts'

/** One subject put into the world: its foot stands at this point. */
export interface Standing {
  subject: Subject
  x: number
  y: number
  z: number
  /** Times its usual size. */
  scale: number
  facing: 1 | -1
  phase: number
  seed: number
  moving: boolean
  seated?: boolean
  submerged?: boolean
  colour: Colour | null
  look?: Look
  season: Season
  snowy: boolean
  /** Casts a shadow on the ground. */
  shadow: boolean
  /** The ground under it mirrors. */
  mirrored?: boolean
  /** The main subject: a camera that follows it takes it along. */
  lead?: boolean
}
