import type { PaintContext } from '../canvas.ts'
import type { Colour } from '../colour.ts'
import type { Home } from '../places/place.ts'
import type { Look, Season } from '../words/words.ts'

/** How a subject stands at one instant. */
export interface Pose {
  timeSeconds: number
  /** 0–1, this one's own: no two birds flap together. */
  phase: number
  seed: number
  moving: boolean
  seated: boolean
  /** Seen under water. */
  submerged: boolean
  /** The colour that the prompt asks for, if any. */
  colour: Colour | null
  look: Look
  season: Season
  /** 0 by day, 1 when lamps shine. */
  dark: number
  snowy: boolean
  /** A colour of the thing itself as this light shows it, ready for fillStyle. */
  tone(colour: Colour | string, alpha?: number): string
}

/** A light on the subject, in its own metres. */
export interface Glow {
  x: number
  y: number
  radius: number
  colour: Colour
  alpha: number
  /** A beam instead of a halo: radians from the picture's right, anticlockwise; `spread` is its half angle. */
  beam?: { angle: number; spread: number }
  /** Smoke instead of light. */
  smoke?: boolean
}

/** Where a thing touches the ground, in its own metres. */
export interface Foot {
  x: number
  /** Half of its width. */
  half: number
  /** Metres that it is raised just now. */
  lift?: number
  /** How far up the picture it is, where it stands further away than the rest. */
  y?: number
}

/** A thing that can stand in a scene: vector art in metres, y up, its foot at the origin. */
export interface Subject {
  id: string
  /** Words that name it, singular; plurals are found by rule, odd ones are listed. */
  words: readonly string[]
  one: string
  many: string
  home: Home
  /** Places that bear it though its home is not theirs. */
  alsoIn?: readonly string[]
  /** The place that is meant when only this subject is named. */
  place: string
  /** The picture's box in metres: x from −width/2 to width/2, y from −below to height. */
  width: number
  height: number
  below?: number
  /** Metres from the camera at which it fills the frame well. */
  distance: number
  /** Metres a second when it moves; its picture faces right. */
  speed?: number
  /** The drawing changes with time, or does while it moves. */
  animated?: boolean | 'moving'
  /** A small thing that in a room stands on a table, seen from close by. */
  tabletop?: boolean
  /** It bears writing, so it is never painted mirrored. */
  written?: boolean
  /** It brings its own rock, so that it may stand out in the water. */
  island?: boolean
  /** Somebody's head and shoulders from so near that the frame's lower edge cuts them: it does not stand on the ground. */
  bust?: boolean
  /** It runs on rails. */
  rails?: boolean
  /** How far its top leans in the wind, as a share of its height. */
  sway?: number
  /** How many different pictures of it there are: a wood is not one tree. */
  variants?: number
  draw(pen: PaintContext, pose: Pose): void
  /** Parts that shine by themselves, painted after light and shade. */
  drawLights?(pen: PaintContext, pose: Pose): void
  glows?(pose: Pose): Glow[]
  /** Absent: it stands on its whole width. */
  feet?(pose: Pose): readonly Foot[]
}
