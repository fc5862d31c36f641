import { type Grid, newGrid } from './grid.ts'

/** A connected part of a grid. */
export interface Part {
  cells: readonly number[]
  left: number
  top: number
  right: number
  bottom: number
}

/** All connected parts whose places belong. */
export function partsOf({ width, height }: Grid, belongs: (at: number) => boolean): Part[] {
  const seen = new Uint8Array(width * height)
  const parts: Part[] = []
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] === 1 || !belongs(start)) continue
    const cells = flood(start, width, height, seen, belongs)
    let [left, top, right, bottom] = [width, height, 0, 0]
    for (const at of cells) {
      const [x, y] = [at % width, Math.floor(at / width)]
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y)
    }
    parts.push({ cells, left, top, right, bottom })
  }
  return parts
}

/** A mask of some parts; what they enclose is of them, unless it is large against them. */
export function maskOfParts(grid: Grid, parts: readonly Part[], valueAt: (at: number) => number): Grid {
  const { width, height } = grid
  const mask = newGrid(width, height)
  let size = 0
  for (const { cells } of parts) {
    size += cells.length
    for (const at of cells) mask.values[at] = valueAt(at)
  }
  for (const hole of partsOf(mask, (at) => mask.values[at] === 0)) {
    const open = hole.left === 0 || hole.top === 0 || hole.right === width - 1 || hole.bottom === height - 1
    if (open || hole.cells.length > size * 0.12) continue
    for (const at of hole.cells) mask.values[at] = 1
  }
  return mask
}

function flood(
  start: number,
  width: number,
  height: number,
  seen: Uint8Array,
  belongs: (at: number) => boolean,
): number[] {
  const cells = [start]
  seen[start] = 1
  const visit = (to: number) => {
    if (seen[to] === 1 || !belongs(to)) return
    seen[to] = 1
    cells.push(to)
  }
  for (let next = 0; next < cells.length; next++) {
    const at = cells[next] ?? 0
    const x = at % width
    if (x > 0) visit(at - 1)
    if (x < width - 1) visit(at + 1)
    if (at >= width) visit(at - width)
    if (at + width < width * height) visit(at + width)
  }
  return cells
}
