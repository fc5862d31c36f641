import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { useSize } from '#web/ui/use-size.ts'
import { Tile, useNearEnd } from './takes-rail.tsx'
import type { TakesView } from './takes-view.ts'

const columns = 2
const gap = 12

/** Takes in two columns that scroll down, where there is height and no width. */
export function TakesGrid({ view }: { view: TakesView }) {
  const grid = useRef<HTMLDivElement>(null)
  const { width } = useSize(grid)
  const tile = Math.max(80, (width - 24 - gap) / columns)
  const rowHeight = (tile * 9) / 16 + 24
  const virtual = useVirtualizer({
    count: width === 0 ? 0 : Math.ceil(view.takes.length / columns),
    getScrollElement: () => grid.current,
    estimateSize: () => rowHeight,
    gap,
    paddingStart: 12,
    paddingEnd: 12,
    overscan: 3,
  })
  const lastRow = virtual.getVirtualItems().at(-1)?.index
  useNearEnd(lastRow === undefined ? undefined : lastRow * columns, view.takes.length, view.onMore)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms.
    <div ref={grid} aria-label="Takes" className="scroll-thin min-h-0 flex-1 overflow-y-auto" role="group">
      <div className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => (
          <div
            key={key}
            className="absolute inset-x-3 top-0 grid grid-cols-2"
            style={{ translate: `0 ${start}px`, gap }}
          >
            {view.takes.slice(index * columns, (index + 1) * columns).map((take) => (
              <Tile key={take.id} take={take} view={view} />
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}
