import { type DepthGuess, groundNearness } from './depth.ts'
import { boxMean, type Grid } from './grid.ts'
import { alphaOf } from './matte.ts'
import { maskOfParts, partsOf } from './parts.ts'
import { strangeness } from './rows.ts'
import type { SmallPicture } from './small-picture.ts'

/** Who or what stands before the rest of a still. */
export interface SubjectMask {
  /** One byte a pixel of the still: 0 background, 255 subject. */
  alpha: Uint8Array
  /** 0–1: how sure it is that this is one thing, and all of it. */
  confidence: number
}

/** In shares of the frame. */
const SIZE = { least: 0.003, most: 0.35, lowest: 0.09 }
/** Less than this and the guess is not used: a wrong cut is worse than none. */
const LEAST_CONFIDENCE = 0.55
const LEVELS = [0.08, 0.1, 0.125, 0.155, 0.19, 0.23, 0.28, 0.34]

/**
 * The one thing of a still that stands on the ground, is free of the frame's sides and top, and has other colours than
 * what is behind it; null when nothing does clearly.
 */
export function salientSubject(
  rgba: Uint8Array | Uint8ClampedArray,
  width: number,
  height: number,
  picture: SmallPicture,
  depth: Pick<DepthGuess, 'horizon'>,
): SubjectMask | null {
  const strange = boxMean(strangeness(picture), 1)
  let best = null as { mask: Grid; score: number; confidence: number } | null
  // A subject in fog differs little, one at night among lamps a lot: the level is taken at which it changes least.
  const levels = LEVELS.map((level) => thingsAbove(strange, level, depth.horizon))
  levels.slice(0, -1).forEach((things, i) => {
    for (const thing of things) {
      const confidence = confidenceOf(strange, thing) * steadiness(thing, levels[i + 1] ?? [])
      const score = confidence * Math.sqrt(thing.share) * thing.nearness
      if (confidence < LEAST_CONFIDENCE || (best !== null && score <= best.score)) continue
      best = { mask: thing.mask, score, confidence }
    }
  })
  if (best === null) return null
  return { alpha: alphaOf(best.mask, rgba, width, height), confidence: best.confidence }
}

interface Thing {
  mask: Grid
  share: number
  nearness: number
  /** How much of its bounding box it fills. */
  fill: number
}

function thingsAbove(strange: Grid, level: number, horizon: number): Thing[] {
  const { width, height, values } = strange
  return partsOf(strange, (at) => (values[at] ?? 0) >= level).flatMap((part) => {
    const { cells, left, top, right, bottom } = part
    const share = cells.length / values.length
    const nearness = groundNearness((bottom + 1) / height, horizon)
    const cut = left === 0 || top === 0 || right === width - 1
    if (share < SIZE.least || share > SIZE.most || cut) return []
    if (nearness < 0.12 || bottom - top + 1 < SIZE.lowest * height) return []
    const fill = cells.length / ((right - left + 1) * (bottom - top + 1))
    return [{ mask: maskOfParts(strange, [part], () => 1), share, nearness, fill }]
  })
}

/** How much of a thing is left at the next level. */
function steadiness({ mask, share }: Thing, next: readonly Thing[]): number {
  let most = 0
  for (const other of next) {
    const common = other.mask.values.reduce((sum, value, at) => sum + value * (mask.values[at] ?? 0), 0)
    most = Math.max(most, common / mask.values.length)
  }
  return Math.min(1, most / share) ** 2
}

/** High where the thing is strange, what is close around it is not, and it is of one piece. */
function confidenceOf(strange: Grid, { mask, fill }: Thing): number {
  const near = boxMean(mask, Math.max(2, Math.round(mask.width / 32)))
  const rim = boxMean(mask, 2)
  let [inside, count, around, ring] = [0, 0, 0, 0]
  strange.values.forEach((value, at) => {
    if ((mask.values[at] ?? 0) > 0) {
      inside += value
      count++
    } else if ((near.values[at] ?? 0) > 0 && (rim.values[at] ?? 0) === 0) {
      around += value
      ring++
    }
  })
  const contrast = inside / Math.max(1, count) / (around / Math.max(1, ring) + 0.015)
  const clear = Math.min(1, Math.max(0, (contrast - 1.6) / 2.4))
  return clear * Math.min(1, Math.max(0, (fill - 0.12) / 0.22))
}
