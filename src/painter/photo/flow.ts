import { boxMean, type Grid, newGrid, sampleGrid } from './grid.ts'
import type { SmallPicture } from './small-picture.ts'

/** Where each place of one picture is in another, in widths of the picture; `sure` is 0–1. */
export interface Flow {
  x: Grid
  y: Grid
  sure: Grid
}

export interface Match {
  there: Flow
  back: Flow
  /** Share of places that are found in the other picture and from there again where they were. */
  agreeing: number
  /** How different the pictures are still, where they agree, against how different they are as they lie: 0–1. */
  left: number
}

/** Each level is twice as fine as the one before. */
const LEVELS = 4
const COARSEST_SEARCH = 4
const SEARCH = 2
const WINDOW = 2
/** Cells by which the way there and back may miss. */
const MISS = 1.6

/** Looks for each picture's places in the other, coarse to fine. */
export function matchPictures(a: SmallPicture, b: SmallPicture, nearness: { a: Grid; b: Grid }): Match {
  const [from, to] = [pyramid(a), pyramid(b)]
  const there = search(from, to)
  const back = search(to, from)
  const sureThere = agreement(there, back)
  const sureBack = agreement(back, there)
  const size = sureThere.values.length
  const agreeing = sureThere.values.reduce((sum, value) => sum + value, 0) / size
  let [moved, lying] = [0, 0]
  for (let at = 0; at < size; at++) {
    if ((sureThere.values[at] ?? 0) < 0.5) continue
    const [x, y] = [at % a.width, Math.floor(at / a.width)]
    moved += colourGap(a, at, b, place(b, x + (there.x.values[at] ?? 0), y + (there.y.values[at] ?? 0)))
    lying += colourGap(a, at, b, place(b, x, y))
  }
  return {
    there: smoothed(there, sureThere, nearness.a),
    back: smoothed(back, sureBack, nearness.b),
    agreeing,
    left: (moved + 1e-4 * size) / (lying + 1e-4 * size),
  }
}

/** Each half as wide, by means of four. */
function pyramid(picture: SmallPicture): SmallPicture[] {
  const levels = [picture]
  for (let i = 1; i < LEVELS; i++) {
    const fine = levels[0] ?? picture
    const [width, height] = [Math.max(1, fine.width >> 1), Math.max(1, fine.height >> 1)]
    const lab = new Float32Array(width * height * 3)
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        for (let c = 0; c < 3; c++) {
          const value = (dx: number, dy: number) =>
            fine.lab[
              (Math.min(fine.height - 1, y * 2 + dy) * fine.width + Math.min(fine.width - 1, x * 2 + dx)) *
                3 +
                c
            ] ?? 0
          lab[(y * width + x) * 3 + c] = (value(0, 0) + value(1, 0) + value(0, 1) + value(1, 1)) / 4
        }
      }
    }
    levels.unshift({ width, height, lab, brightness: newGrid(width, height) })
  }
  return levels
}

/** Ways in cells of the level. */
interface Ways {
  x: Grid
  y: Grid
}

function search(from: readonly SmallPicture[], to: readonly SmallPicture[]): Ways {
  let ways: Ways | null = null
  from.forEach((a, level) => {
    const b = to[level] ?? a
    const start: Ways = ways === null ? still(a) : enlarged(ways, a)
    ways = calmed(better(a, b, start, ways === null ? COARSEST_SEARCH : SEARCH))
  })
  return ways ?? still(from[0] ?? { width: 1, height: 1 })
}

const still = ({ width, height }: Pick<SmallPicture, 'width' | 'height'>): Ways => ({
  x: newGrid(width, height),
  y: newGrid(width, height),
})

function enlarged(ways: Ways, { width, height }: SmallPicture): Ways {
  const large = still({ width, height })
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [u, v] = [(x + 0.5) / width, (y + 0.5) / height]
      large.x.values[y * width + x] = sampleGrid(ways.x, u, v) * 2
      large.y.values[y * width + x] = sampleGrid(ways.y, u, v) * 2
    }
  }
  return large
}

function better(a: SmallPicture, b: SmallPicture, start: Ways, reach: number): Ways {
  const { width, height } = a
  const found = still(a)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x
      const [sx, sy] = [Math.round(start.x.values[at] ?? 0), Math.round(start.y.values[at] ?? 0)]
      let best = Number.POSITIVE_INFINITY
      for (let dy = -reach; dy <= reach; dy++) {
        for (let dx = -reach; dx <= reach; dx++) {
          // A way that few reasons speak for is the one of the coarser level, or none at all.
          const cost = windowGap(a, b, x, y, sx + dx, sy + dy) + 0.002 * Math.hypot(dx, dy)
          if (cost >= best) continue
          best = cost
          found.x.values[at] = sx + dx
          found.y.values[at] = sy + dy
        }
      }
    }
  }
  return found
}

/** Mean difference of colours around two places. */
function windowGap(a: SmallPicture, b: SmallPicture, x: number, y: number, dx: number, dy: number): number {
  let sum = 0
  let count = 0
  for (let wy = -WINDOW; wy <= WINDOW; wy++) {
    for (let wx = -WINDOW; wx <= WINDOW; wx++) {
      const [ax, ay] = [x + wx, y + wy]
      if (ax < 0 || ay < 0 || ax >= a.width || ay >= a.height) continue
      sum += colourGap(a, ay * a.width + ax, b, place(b, ax + dx, ay + dy))
      count++
    }
  }
  return sum / count
}

const place = ({ width, height }: SmallPicture, x: number, y: number): number =>
  Math.min(height - 1, Math.max(0, Math.round(y))) * width + Math.min(width - 1, Math.max(0, Math.round(x)))

function colourGap(a: SmallPicture, at: number, b: SmallPicture, other: number): number {
  let sum = Math.abs((a.lab[at * 3] ?? 0) - (b.lab[other * 3] ?? 0))
  sum += 2 * Math.abs((a.lab[at * 3 + 1] ?? 0) - (b.lab[other * 3 + 1] ?? 0))
  return sum + 2 * Math.abs((a.lab[at * 3 + 2] ?? 0) - (b.lab[other * 3 + 2] ?? 0))
}

/** Each way is the middle one of its neighbourhood: a single mistake goes. */
function calmed(ways: Ways): Ways {
  return { x: medianOf(ways.x), y: medianOf(ways.y) }
}

function medianOf(grid: Grid): Grid {
  const { width, height, values } = grid
  const out = newGrid(width, height)
  const around = new Float32Array(9)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let i = 0; i < 9; i++) {
        const [px, py] = [x + (i % 3) - 1, y + Math.floor(i / 3) - 1]
        around[i] =
          values[Math.min(height - 1, Math.max(0, py)) * width + Math.min(width - 1, Math.max(0, px))] ?? 0
      }
      out.values[y * width + x] = around.sort()[4] ?? 0
    }
  }
  return out
}

/** 1 where the way there and the way back meet inside the frame. */
function agreement(ways: Ways, back: Ways): Grid {
  const { width, height } = ways.x
  const sure = newGrid(width, height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x
      const [tx, ty] = [x + (ways.x.values[at] ?? 0), y + (ways.y.values[at] ?? 0)]
      if (tx < 0 || ty < 0 || tx > width - 1 || ty > height - 1) continue
      const other = Math.round(ty) * width + Math.round(tx)
      const miss = Math.hypot(tx + (back.x.values[other] ?? 0) - x, ty + (back.y.values[other] ?? 0) - y)
      sure.values[at] = miss <= MISS ? 1 : 0
    }
  }
  return sure
}

/**
 * Ways that are unsure are taken from around them, from what is far rather than from what is near: what is seen in one
 * picture alone was hidden by something before it, and moves with what is behind. In widths of the picture.
 */
function smoothed(ways: Ways, sure: Grid, nearness: Grid): Flow {
  const { width, height } = sure
  const trust = newGrid(width, height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const near = sampleGrid(nearness, (x + 0.5) / width, (y + 0.5) / height)
      trust.values[y * width + x] = (sure.values[y * width + x] ?? 0) * (1.1 - near)
    }
  }
  const wide = Math.max(2, Math.round(width / 12))
  const narrow = Math.max(1, Math.round(width / 96))
  const smooth = (way: Grid): Grid => {
    const local = weighedMean(way, sure, narrow)
    const filled = weighedMean(way, trust, wide)
    const share = boxMean(sure, narrow)
    const values = local.values.map((value, at) => {
      const own = share.values[at] ?? 0
      return (value * own + (filled.values[at] ?? 0) * (1 - own)) / width
    })
    return boxMean({ width, height, values }, narrow)
  }
  return { x: smooth(ways.x), y: smooth(ways.y), sure: boxMean(sure, narrow) }
}

function weighedMean(grid: Grid, weight: Grid, radius: number): Grid {
  const product = { ...grid, values: grid.values.map((value, at) => value * (weight.values[at] ?? 0)) }
  const [sum, weights] = [boxMean(product, radius), boxMean(weight, radius)]
  return { ...grid, values: sum.values.map((value, at) => value / ((weights.values[at] ?? 0) + 1e-6)) }
}
