import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { nextTile } from './grid-keys.ts'

interface TileGridProps<Item> {
  label: string
  items: readonly Item[]
  keyOf(item: Item): string
  /** Where Tab enters: the chosen one, else the first. */
  entry: string | null
  /** `tabStop` and `onFocus` belong on the tile's first control, which carries `data-tile`. */
  tile(item: Item, roving: { tabStop: boolean; onFocus(): void }): ReactNode
  /** A key pressed on a tile that does not move. */
  onKey?(key: string, item: Item): void
}

const WIDEST_TILE = 200

/** Tiles in two or more columns, one stop of the Tab key, arrows within. */
export function TileGrid<Item>({ label, items, keyOf, entry, tile, onKey }: TileGridProps<Item>) {
  const grid = useRef<HTMLDivElement>(null)
  const columns = useColumns(grid)
  const [current, setCurrent] = useState<string | null>(null)
  const has = (key: string | null) => key !== null && items.some((item) => keyOf(item) === key)
  const first = items[0]
  const stop = has(current) ? current : has(entry) ? entry : first === undefined ? null : keyOf(first)

  // What is chosen is in sight when the panel opens.
  useEffect(() => {
    grid.current?.querySelector('[data-tile][aria-pressed=true]')?.scrollIntoView({ block: 'nearest' })
  }, [])

  const press = (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return
    const at = items.findIndex((item) => keyOf(item) === stop)
    const item = items[at]
    if (item === undefined) return
    const to = nextTile(event.key, at, items.length, columns)
    if (to === null) {
      if (event.key.length === 1) onKey?.(event.key.toLowerCase(), item)
      return
    }
    event.preventDefault()
    grid.current?.querySelectorAll<HTMLElement>('[data-tile]')[to]?.focus()
  }

  const rows = Array.from({ length: Math.ceil(items.length / columns) }, (_, row) =>
    items.slice(row * columns, (row + 1) * columns),
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the row
    <div
      ref={grid}
      role="grid"
      tabIndex={-1}
      aria-label={label}
      onKeyDown={press}
      className="grid gap-x-2 gap-y-2.5"
      style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
    >
      {rows.map((row) => (
        // biome-ignore lint/a11y/useSemanticElements: a table's rows cannot be one flowing grid
        <div key={row.map(keyOf).join(' ')} role="row" tabIndex={-1} className="contents">
          {row.map((item) => {
            const key = keyOf(item)
            return (
              // biome-ignore lint/a11y/useSemanticElements: see the row
              <div key={key} role="gridcell" tabIndex={-1} className="min-w-0">
                {tile(item, { tabStop: key === stop, onFocus: () => setCurrent(key) })}
              </div>
            )
          })}
        </div>
      ))}
    </div>
  )
}

function useColumns(grid: React.RefObject<HTMLElement | null>): number {
  const [columns, setColumns] = useState(2)
  useEffect(() => {
    if (grid.current === null) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setColumns(Math.max(2, Math.ceil(entry.contentRect.width / WIDEST_TILE)))
    })
    observer.observe(grid.current)
    return () => observer.disconnect()
  }, [grid])
  return columns
}
