import { BASE_FOCAL, type Point3 } from '#camera/state.ts'
import { groundNearness, guessDepth } from './depth.ts'
import { type Grid, sampleGrid } from './grid.ts'
import { fillBehind } from './mirror.ts'
import { type Reach, reachOf } from './reach.ts'
import type { SubjectMask } from './salient.ts'
import { smallPicture } from './small-picture.ts'
import { cutOut, type SubjectSheet } from './subject.ts'

/** Metres to the nearest and the farthest thing that a still is taken to show. */
const NEAR_METRES = 5
const FAR_METRES = 40
/** A subject is never taken to stand farther away: it would not come loose from what is behind it. */
const SUBJECT_METRES = 14

export type Pixels = Uint8ClampedArray | Uint8Array

/** A still made ready to move: two pictures (behind and, with a subject, before) and one inverse depth for each place. */
export interface Photo {
  width: number
  height: number
  /** The still, with what the subject hides filled in. */
  background: Pixels
  /** What stands before the background as one upright sheet, or null: then the background is the whole picture. */
  subject: SubjectSheet | null
  /** One over metres, smooth over the background. */
  inverseDepth: Grid
  /** One over the metres of a subject that the frame's edge cuts off: it must reach past the edge however the camera moves. */
  cut: number | null
  reach: Reach
  /** Where the subject is taken to stand: cameras orbit and focus here. */
  focus: Point3
}

export interface PhotoHints {
  subject?: SubjectMask | null
  /** What the camera looks at, as shares of the width and height. */
  focus?: { x: number; y: number }
}

export function preparePhoto(rgba: Pixels, width: number, height: number, hints: PhotoHints = {}): Photo {
  if (rgba.length !== width * height * 4) throw new RangeError('preparePhoto: the pixels do not fit the size')
  const mask = hints.subject?.alpha
  if (mask !== undefined && mask.length !== width * height)
    throw new RangeError('preparePhoto: the mask does not fit the size')
  const cutting = mask === undefined ? null : cutOut(rgba, width, height, mask)
  const background = cutting === null ? rgba : fillBehind(rgba, width, height, cutting.hole)
  // Without the subject: what stands before the background says nothing about how far that is.
  const depth = guessDepth(smallPicture(background, width, height))
  const inverseDepth = { ...depth.nearness, values: depth.nearness.values.map(inverseOf) }
  const foot = cutting === null ? 0 : inverseOf(groundNearness(cutting.foot, depth.horizon))
  const subject =
    cutting === null ? null : { ...cutting.sheet, inverseDepth: Math.max(1 / SUBJECT_METRES, foot) }
  const look = cutting?.centre ?? hints.focus ?? { x: 0.5, y: 0.62 }
  const metres = 1 / (subject?.inverseDepth ?? sampleGrid(inverseDepth, look.x, look.y))
  const confidence = hints.subject?.confidence ?? depth.confidence
  return {
    ...{ width, height, background, subject, inverseDepth },
    cut: subject !== null && cutting?.cut === true ? subject.inverseDepth : null,
    reach: reachOf(
      { near: 1 / NEAR_METRES, far: 1 / FAR_METRES, subject: subject?.inverseDepth ?? null },
      confidence,
    ),
    focus: {
      x: ((look.x - 0.5) * metres) / BASE_FOCAL,
      y: (((0.5 - look.y) * metres) / BASE_FOCAL) * (height / width),
      z: metres,
    },
  }
}

function inverseOf(near: number): number {
  return 1 / FAR_METRES + (1 / NEAR_METRES - 1 / FAR_METRES) * Math.min(1, Math.max(0, near))
}
