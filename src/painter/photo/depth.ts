import { boxMean, type Grid, guidedFilter, newGrid } from './grid.ts'
import { strangeness } from './rows.ts'
import type { SmallPicture } from './small-picture.ts'

/** Nearness (0 far – 1 near) of each place, and where the ground is taken to end. */
export interface DepthGuess {
  nearness: Grid
  /** Share of the height at which the ground meets what is far. */
  horizon: number
  /** 0–1: how clearly the picture shows a ground and a horizon. */
  confidence: number
}

const USUAL_HORIZON = 0.42
const FAR = 0.04
/** Of what differs from its row by more it is believed that it stands. */
const STRANGE = 0.075

/** Nearness of the ground at a share of the height: on a plane one over the distance grows in proportion to it. */
export function groundNearness(down: number, horizon: number): number {
  return down <= horizon ? FAR : FAR + (1 - FAR) * Math.min(1, (down - horizon) / (1 - horizon))
}

/**
 * Depth guessed from a still: a ground that rises from the lower edge to the horizon, upright things that are as near as
 * the ground they stand on, and what is sharp a little nearer than what is flat. It is a guess that stays smooth, so
 * that a wrong one bends the picture but does not tear it.
 */
export function guessDepth(picture: SmallPicture): DepthGuess {
  const { brightness } = picture
  const { width, height } = brightness
  const { horizon, confidence } = findHorizon(picture)
  const feet = standing(picture, horizon)
  const detail = detailOf(brightness)
  const guess = newGrid(width, height)
  for (let y = 0; y < height; y++) {
    const down = (y + 0.5) / height
    for (let x = 0; x < width; x++) {
      const at = y * width + x
      const ground = groundNearness(down, horizon)
      const stands = Math.max(ground, feet.values[at] ?? 0)
      const crisp = Math.sqrt(detail.values[at] ?? 0)
      guess.values[at] = Math.min(1, 0.86 * stands + 0.14 * crisp * (0.45 + 0.55 * down))
    }
  }
  const radius = Math.max(2, Math.round(width / 24))
  const filtered = guidedFilter(guess, brightness, radius, 0.004)
  return { nearness: boxMean(filtered, Math.max(1, Math.round(width / 80))), horizon, confidence }
}

/** The row where most columns change the same way at once, rather near the usual place. */
function findHorizon(picture: SmallPicture): { horizon: number; confidence: number } {
  const { width, height, lab } = picture
  const reach = Math.max(1, Math.round(height / 30))
  let best = { row: USUAL_HORIZON * height, score: 0 }
  for (let y = Math.round(height * 0.22); y < height * 0.78; y++) {
    const sums = [0, 0, 0]
    let all = 0
    for (let x = 0; x < width; x++) {
      let step = 0
      for (let c = 0; c < 3; c++) {
        let change = 0
        for (let r = 0; r < reach; r++) {
          change += lab[(Math.min(height - 1, y + r) * width + x) * 3 + c] ?? 0
          change -= lab[(Math.max(0, y - 1 - r) * width + x) * 3 + c] ?? 0
        }
        sums[c] = (sums[c] ?? 0) + change / reach
        step += (change / reach) ** 2
      }
      all += Math.sqrt(step)
    }
    const common = Math.hypot(...sums) / width
    const agreement = all === 0 ? 0 : (common * width) / all
    const prior = Math.exp(-(((y / height - 0.47) / 0.2) ** 2))
    const score = common * agreement * prior
    if (score > best.score) best = { row: y, score }
  }
  const confidence = Math.min(1, best.score / 0.09)
  // A weak line is only a hint.
  const horizon = USUAL_HORIZON + (best.row / height - USUAL_HORIZON) * Math.min(1, confidence * 2)
  return { horizon, confidence }
}

/** Where a column has a run of places that are strange in their rows: the nearness of the ground at the run's foot. */
function standing(picture: SmallPicture, horizon: number): Grid {
  const strange = strangeness(picture)
  const { width, height } = strange
  const feet = newGrid(width, height)
  for (let x = 0; x < width; x++) {
    let foot = 0
    let held = 0
    for (let y = height - 1; y >= 0; y--) {
      const differs = (strange.values[y * width + x] ?? 0) > STRANGE
      if (differs && held === 0) foot = groundNearness((y + 1) / height, horizon)
      // A stripe of the usual colour does not end a thing.
      held = differs ? 3 : Math.max(0, held - 1)
      feet.values[y * width + x] = held > 0 ? foot : 0
    }
  }
  return feet
}

/** How much happens around each place, the strongest 1. */
function detailOf(brightness: Grid): Grid {
  const { width, height, values } = brightness
  const edges = newGrid(width, height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const here = values[y * width + x] ?? 0
      const right = values[y * width + Math.min(x + 1, width - 1)] ?? 0
      const below = values[Math.min(y + 1, height - 1) * width + x] ?? 0
      edges.values[y * width + x] = Math.abs(right - here) + Math.abs(below - here)
    }
  }
  const detail = boxMean(edges, Math.max(2, Math.round(width / 24)))
  const strongest = detail.values.reduce((most, value) => Math.max(most, value), 1e-6)
  return { ...detail, values: detail.values.map((value) => value / strongest) }
}
