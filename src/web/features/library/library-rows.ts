import type { Asset } from '#contract/asset.ts'
import { day } from '#web/ui/format.ts'
import { justifiedRows } from './justified-rows.ts'

export type LibraryRow =
  | { kind: 'day'; label: string; count: number }
  | { kind: 'pictures'; items: { asset: Asset; index: number; width: number }[]; height: number }

export interface LibraryFrame {
  width: number
  height: number
  gap: number
  /** Phones show squares, three across. */
  square: boolean
}

/** The library as rows to draw: under each day its pictures, each at its own shape. */
export function libraryRows(assets: readonly Asset[], frame: LibraryFrame, now = new Date()): LibraryRow[] {
  if (frame.width <= 0) return []
  const days = Map.groupBy(assets, ({ createdAt }) => dayLabel(createdAt, now))
  const rows: LibraryRow[] = []
  let index = 0
  for (const [label, own] of days) {
    rows.push({ kind: 'day', label, count: own.length })
    const ratios = own.map((asset) => (frame.square ? 1 : shownRatio(asset)))
    // A hair more than a third of the width, so that rounding does not make it two across.
    const height = frame.square ? (frame.width - 2 * frame.gap) / 3 + 0.01 : frame.height
    for (const row of justifiedRows(ratios, { ...frame, height })) {
      const items = row.widths.flatMap((width, at) => {
        const asset = own[row.from + at]
        return asset === undefined ? [] : [{ asset, width, index: index + row.from + at }]
      })
      rows.push({ kind: 'pictures', items, height: row.height })
    }
    index += own.length
  }
  return rows
}

/** Very tall and very wide ones are cropped in rows; the viewer shows them whole. */
function shownRatio({ kind, width, height }: Asset): number {
  if (width !== null && height !== null && height > 0) return Math.max(0.5, Math.min(2.6, width / height))
  return kind === 'audio' || kind === 'text' ? 1.5 : 16 / 9
}

function dayLabel(iso: string, now: Date): string {
  const passed = startOfDay(now) - startOfDay(new Date(iso))
  if (passed <= 0) return 'Today'
  return passed <= 86_400_000 ? 'Yesterday' : day(iso, now)
}

const startOfDay = (date: Date): number =>
  new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()

/** Where an arrow key leads from one picture; the nearest above or below by its middle. */
export function indexFrom(rows: readonly LibraryRow[], index: number, key: string): number | null {
  const lines = rows.flatMap((row) => (row.kind === 'pictures' ? [row.items] : []))
  const count = lines.reduce((sum, items) => sum + items.length, 0)
  if (key === 'ArrowLeft') return index > 0 ? index - 1 : null
  if (key === 'ArrowRight') return index < count - 1 ? index + 1 : null
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  const line = lines.findIndex((items) => items.some((item) => item.index === index))
  const target = key === 'ArrowUp' ? lines[line - 1] : key === 'ArrowDown' ? lines[line + 1] : undefined
  const own = lines[line]
  if (target === undefined || own === undefined) return null
  const middle = middleOf(own, index)
  const nearest = target.toSorted(
    (a, b) => Math.abs(middleOf(target, a.index) - middle) - Math.abs(middleOf(target, b.index) - middle),
  )[0]
  return nearest?.index ?? null
}

function middleOf(items: readonly { index: number; width: number }[], index: number): number {
  let left = 0
  for (const item of items) {
    if (item.index === index) return left + item.width / 2
    left += item.width
  }
  return left
}
