export interface JustifiedRow {
  /** Index of the first item, and the width of each. */
  from: number
  widths: number[]
  height: number
}

interface Frame {
  width: number
  height: number
  gap: number
}

/** Rows of one height that fill the width, each item at its own shape; the last row keeps the wanted height. */
export function justifiedRows(ratios: readonly number[], { width, height, gap }: Frame): JustifiedRow[] {
  const rows: JustifiedRow[] = []
  let from = 0
  let sum = 0
  for (const [index, ratio] of ratios.entries()) {
    sum += ratio
    const count = index - from + 1
    const filled = (width - gap * (count - 1)) / sum
    if (filled > height) continue
    // Closing the row before this item may come nearer to the wanted height than closing it after.
    const before = count > 1 ? (width - gap * (count - 2)) / (sum - ratio) : Number.POSITIVE_INFINITY
    const closeBefore = before - height < height - filled
    const end = closeBefore ? index - 1 : index
    rows.push(row(ratios, from, end, closeBefore ? before : filled))
    from = end + 1
    sum = closeBefore ? ratio : 0
  }
  if (from < ratios.length) {
    const filled = (width - gap * (ratios.length - from - 1)) / sum
    rows.push(row(ratios, from, ratios.length - 1, Math.min(height, filled)))
  }
  return rows
}

const row = (ratios: readonly number[], from: number, to: number, height: number): JustifiedRow => ({
  from,
  height,
  widths: ratios.slice(from, to + 1).map((ratio) => ratio * height),
})
