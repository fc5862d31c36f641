import type { Grid } from './grid.ts'

type Pixels = Uint8Array | Uint8ClampedArray

/** Brightness of RGBA pixels, 0–1, drawn smaller by whole pixels. */
function brightness(rgba: Pixels, width: number, height: number, step: number): Grid {
  const [w, h] = [Math.ceil(width / step), Math.ceil(height / step)]
  const values = new Float32Array(w * h)
  for (let y = 0; y < h; y++) {
    const row = Math.min(height - 1, y * step + (step >> 1)) * width
    for (let x = 0; x < w; x++) {
      const at = (row + Math.min(width - 1, x * step + (step >> 1))) * 4
      values[y * w + x] = light(rgba, at)
    }
  }
  return { width: w, height: h, values }
}

const light = (rgba: Pixels, at: number) =>
  (0.2126 * (rgba[at] ?? 0) + 0.7152 * (rgba[at + 1] ?? 0) + 0.0722 * (rgba[at + 2] ?? 0)) / 255

/** A plane in another size, between its points as a straight line. */
export function resized(plane: Grid, toWidth: number, toHeight: number): Grid {
  const result = new Float32Array(toWidth * toHeight)
  const columns = placesOf(plane.width, toWidth)
  const rows = placesOf(plane.height, toHeight)
  const read = sampler(plane)
  for (let y = 0; y < toHeight; y++) {
    const row = rows[y] ?? 0
    for (let x = 0; x < toWidth; x++) result[y * toWidth + x] = read(columns[x] ?? 0, row)
  }
  return { width: toWidth, height: toHeight, values: result }
}

const placesOf = (from: number, to: number) =>
  Float32Array.from({ length: to }, (_, at) =>
    Math.min(from - 1, Math.max(0, ((at + 0.5) * from) / to - 0.5)),
  )

/** The mean over a square around each pixel, in two passes whatever its size. */
function blurred({ width, height, values }: Grid, radius: number): Grid {
  const across = new Float32Array(values.length)
  const result = new Float32Array(values.length)
  slide(values, across, height, width, width, 1, radius)
  slide(across, result, width, height, 1, width, radius)
  return { width, height, values: result }
}

function slide(
  from: Float32Array,
  to: Float32Array,
  lines: number,
  length: number,
  lineStep: number,
  step: number,
  radius: number,
): void {
  const size = 2 * radius + 1
  const last = length - 1
  for (let line = 0; line < lines; line++) {
    const start = line * lineStep
    let sum = 0
    for (let at = -radius; at <= radius; at++)
      sum += from[start + Math.min(last, Math.max(0, at)) * step] ?? 0
    for (let at = 0; at < length; at++) {
      to[start + at * step] = sum / size
      sum += from[start + Math.min(last, at + radius + 1) * step] ?? 0
      sum -= from[start + Math.max(0, at - radius) * step] ?? 0
    }
  }
}

const times = (a: Grid, b: Grid): Grid => ({
  ...a,
  values: a.values.map((value, at) => value * (b.values[at] ?? 0)),
})

/** How much brightness must differ to count as an edge. */
const smoothness = 1e-4

/**
 * A coarse mask whose border is moved to the edges of the picture (the fast guided filter): around each pixel the mask is
 * a straight function of the brightness there. Returned are slope and offset of that function, in the guide's size.
 */
function guided(mask: Grid, guide: Grid, radius: number): { slope: Grid; offset: Grid } {
  const coarse = resized(mask, guide.width, guide.height)
  const [meanGuide, meanMask] = [blurred(guide, radius), blurred(coarse, radius)]
  const [meanBoth, meanSquare] = [blurred(times(guide, coarse), radius), blurred(times(guide, guide), radius)]
  const slope = meanGuide.values.map((mean, at) => {
    const spread = (meanSquare.values[at] ?? 0) - mean * mean
    return ((meanBoth.values[at] ?? 0) - mean * (meanMask.values[at] ?? 0)) / (spread + smoothness)
  })
  const offset = meanMask.values.map((mean, at) => mean - (slope[at] ?? 0) * (meanGuide.values[at] ?? 0))
  const plane = (values: Float32Array): Grid => ({ width: guide.width, height: guide.height, values })
  return { slope: blurred(plane(slope), radius), offset: blurred(plane(offset), radius) }
}

/** Below and above this the mask is sure; between, it is the edge. */
const edge = { from: 0.25, to: 0.75 }

/** The alpha of each pixel, 0–255, of a picture in its full size. */
export function alphaOf(mask: Grid, rgba: Pixels, width: number, height: number): Uint8Array {
  const step = Math.max(1, Math.floor(Math.max(width, height) / 480))
  const guide = brightness(rgba, width, height, step)
  const { slope, offset } = guided(mask, guide, Math.max(2, Math.round(guide.width / 110)))
  const coarse = resized(mask, guide.width, guide.height).values
  const slopeAt = sampler(slope)
  const offsetAt = sampler(offset)
  const alpha = new Uint8Array(width * height)
  const columns = placesOf(guide.width, width)
  const rows = placesOf(guide.height, height)
  for (let y = 0; y < height; y++) {
    const row = rows[y] ?? 0
    const start = Math.round(row) * guide.width
    for (let x = 0; x < width; x++) {
      const column = columns[x] ?? 0
      // Far from any edge the net is right; a pattern on a coat is no border.
      const sure = coarse[start + Math.round(column)] ?? 0
      if (sure < 0.02) continue
      const at = y * width + x
      if (sure > 0.98) {
        alpha[at] = 255
        continue
      }
      const value = slopeAt(column, row) * light(rgba, at * 4) + offsetAt(column, row)
      const share = Math.min(1, Math.max(0, (value - edge.from) / (edge.to - edge.from)))
      alpha[at] = Math.round(255 * share * share * (3 - 2 * share))
    }
  }
  return alpha
}

/** Reads a plane between its points. */
function sampler({ width, height, values }: Grid) {
  return (column: number, row: number): number => {
    const left = Math.floor(column)
    const top = Math.floor(row)
    const across = column - left
    const down = row - top
    const above = top * width
    const below = Math.min(height - 1, top + 1) * width
    const right = Math.min(width - 1, left + 1)
    const upper = (values[above + left] ?? 0) * (1 - across) + (values[above + right] ?? 0) * across
    const lower = (values[below + left] ?? 0) * (1 - across) + (values[below + right] ?? 0) * across
    return upper * (1 - down) + lower * down
  }
}
