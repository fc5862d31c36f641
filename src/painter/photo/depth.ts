import { boxMean, type Grid, guidedFilter, newGrid } from './grid.ts'

const GRID_WIDTH = 192

/** Brightness (0–1) of a picture on a small grid, by area means. */
export function brightnessGrid(rgba: Uint8ClampedArray | Uint8Array, width: number, height: number): Grid {
  const gridWidth = Math.min(GRID_WIDTH, width)
  const gridHeight = Math.max(1, Math.round((height / width) * gridWidth))
  const grid = newGrid(gridWidth, gridHeight)
  for (let gy = 0; gy < gridHeight; gy++) {
    const fromY = Math.floor((gy * height) / gridHeight)
    const toY = Math.max(fromY + 1, Math.floor(((gy + 1) * height) / gridHeight))
    for (let gx = 0; gx < gridWidth; gx++) {
      const fromX = Math.floor((gx * width) / gridWidth)
      const toX = Math.max(fromX + 1, Math.floor(((gx + 1) * width) / gridWidth))
      let sum = 0
      let count = 0
      for (let y = fromY; y < toY; y++) {
        for (let x = fromX; x < toX; x++) {
          const at = (y * width + x) * 4
          sum += 0.2126 * (rgba[at] ?? 0) + 0.7152 * (rgba[at + 1] ?? 0) + 0.0722 * (rgba[at + 2] ?? 0)
          count++
        }
      }
      grid.values[gy * gridWidth + gx] = sum / (count * 255)
    }
  }
  return grid
}

/**
 * Nearness (0 far – 1 near) guessed from a still: what is low in the frame is near, what is sharp and rich in contrast
 * is nearer than what is flat. It is a guess that stays smooth, so that a wrong one bends the picture but does not tear it.
 */
export function estimateNearness(brightness: Grid): Grid {
  const { width, height } = brightness
  const edges = newGrid(width, height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const right = brightness.values[y * width + Math.min(x + 1, width - 1)] ?? 0
      const below = brightness.values[Math.min(y + 1, height - 1) * width + x] ?? 0
      const here = brightness.values[y * width + x] ?? 0
      edges.values[y * width + x] = Math.abs(right - here) + Math.abs(below - here)
    }
  }
  const detail = boxMean(edges, Math.max(2, Math.round(width / 24)))
  let strongest = 1e-6
  for (const value of detail.values) if (value > strongest) strongest = value
  const guess = newGrid(width, height)
  for (let y = 0; y < height; y++) {
    const down = height === 1 ? 0.5 : y / (height - 1)
    // Flat above the likely horizon, then rising as the ground comes closer.
    const ramp = down < 0.42 ? 0.06 * (down / 0.42) : 0.06 + 0.94 * ((down - 0.42) / 0.58) ** 1.25
    for (let x = 0; x < width; x++) {
      const crisp = Math.sqrt((detail.values[y * width + x] ?? 0) / strongest)
      guess.values[y * width + x] = Math.min(1, 0.68 * ramp + 0.32 * crisp * (0.45 + 0.55 * down))
    }
  }
  const radius = Math.max(2, Math.round(width / 20))
  return boxMean(guidedFilter(guess, brightness, radius, 0.02), Math.max(1, Math.round(width / 64)))
}
