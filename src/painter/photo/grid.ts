/** A small field of numbers over a picture. */
export interface Grid {
  width: number
  height: number
  values: Float32Array
}

export function newGrid(width: number, height: number): Grid {
  return { width, height, values: new Float32Array(width * height) }
}

/** Mean of each (2·radius+1)² window, edges shortened: two running sums. */
export function boxMean(grid: Grid, radius: number): Grid {
  const { width, height, values } = grid
  const rows = newGrid(width, height)
  for (let y = 0; y < height; y++) {
    let sum = 0
    let count = 0
    for (let x = 0; x < Math.min(radius, width); x++) {
      sum += values[y * width + x] ?? 0
      count++
    }
    for (let x = 0; x < width; x++) {
      if (x + radius < width) {
        sum += values[y * width + x + radius] ?? 0
        count++
      }
      if (x - radius - 1 >= 0) {
        sum -= values[y * width + x - radius - 1] ?? 0
        count--
      }
      rows.values[y * width + x] = sum / count
    }
  }
  const mean = newGrid(width, height)
  for (let x = 0; x < width; x++) {
    let sum = 0
    let count = 0
    for (let y = 0; y < Math.min(radius, height); y++) {
      sum += rows.values[y * width + x] ?? 0
      count++
    }
    for (let y = 0; y < height; y++) {
      if (y + radius < height) {
        sum += rows.values[(y + radius) * width + x] ?? 0
        count++
      }
      if (y - radius - 1 >= 0) {
        sum -= rows.values[(y - radius - 1) * width + x] ?? 0
        count--
      }
      mean.values[y * width + x] = sum / count
    }
  }
  return mean
}

/** Smooths `grid` but keeps its edges where `guide` has edges (He's guided filter, one channel). */
export function guidedFilter(grid: Grid, guide: Grid, radius: number, epsilon: number): Grid {
  const product = (a: Grid, b: Grid): Grid => ({
    ...a,
    values: a.values.map((value, i) => value * (b.values[i] ?? 0)),
  })
  const meanGuide = boxMean(guide, radius)
  const mean = boxMean(grid, radius)
  const meanProduct = boxMean(product(grid, guide), radius)
  const meanSquare = boxMean(product(guide, guide), radius)
  const slope = newGrid(grid.width, grid.height)
  const offset = newGrid(grid.width, grid.height)
  for (let i = 0; i < slope.values.length; i++) {
    const g = meanGuide.values[i] ?? 0
    const m = mean.values[i] ?? 0
    const variance = (meanSquare.values[i] ?? 0) - g * g
    const covariance = (meanProduct.values[i] ?? 0) - g * m
    const a = covariance / (variance + epsilon)
    slope.values[i] = a
    offset.values[i] = m - a * g
  }
  const meanSlope = boxMean(slope, radius)
  const meanOffset = boxMean(offset, radius)
  const out = newGrid(grid.width, grid.height)
  for (let i = 0; i < out.values.length; i++) {
    out.values[i] = (meanSlope.values[i] ?? 0) * (guide.values[i] ?? 0) + (meanOffset.values[i] ?? 0)
  }
  return out
}

/** Bilinear value at a place in 0–1 of the picture. */
export function sampleGrid(grid: Grid, u: number, v: number): number {
  const { width, height, values } = grid
  const x = Math.min(Math.max(u * width - 0.5, 0), width - 1)
  const y = Math.min(Math.max(v * height - 0.5, 0), height - 1)
  const x0 = x | 0
  const y0 = y | 0
  const x1 = Math.min(x0 + 1, width - 1)
  const y1 = Math.min(y0 + 1, height - 1)
  const fx = x - x0
  const fy = y - y0
  const top = (values[y0 * width + x0] ?? 0) * (1 - fx) + (values[y0 * width + x1] ?? 0) * fx
  const bottom = (values[y1 * width + x0] ?? 0) * (1 - fx) + (values[y1 * width + x1] ?? 0) * fx
  return top * (1 - fy) + bottom * fy
}
