import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Asset } from '#contract/asset.ts'
import { useChangeAsset } from '#web/api/library-actions.ts'
import { useShortcut } from '#web/app/shortcuts/registry.ts'
import { useFastScroll } from '#web/ui/use-fast-scroll.ts'
import { useMedia } from '#web/ui/use-media.ts'
import { useSize } from '#web/ui/use-size.ts'
import { WhenSettled } from '#web/ui/when-settled.tsx'
import { gridRoles } from './grid-roles.ts'
import { indexFrom, type LibraryRow, libraryRows } from './library-rows.ts'
import { LibraryTile } from './library-tile.tsx'

interface LibraryGridProps {
  assets: readonly Asset[]
  hasMore: boolean
  onMore: () => void
}

/** Justified rows under their days; only the rows in sight exist. */
export function LibraryGrid({ assets, hasMore, onMore }: LibraryGridProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const { width } = useSize(scroller)
  const phone = !useMedia('(min-width: 820px)')
  const desktop = useMedia('(min-width: 1800px)')
  const laptop = useMedia('(min-width: 1280px)')
  const [focused, setFocused] = useState(0)
  const { mutate: change } = useChangeAsset()
  const flying = useFastScroll(scroller)

  const side = phone ? 0 : 24
  const gap = phone ? 2 : 6
  const height = desktop ? 160 : laptop ? 140 : 120
  const rows = useMemo(
    () => libraryRows(assets, { width: width - 2 * side, height, gap, square: phone }),
    [assets, width, side, height, gap, phone],
  )
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => rowHeight(rows[index], gap),
    overscan: 4,
    // The rows in reserve cover one frame; drawing inside of the scroll event would hold it up.
    useFlushSync: false,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows have new heights.
  useEffect(() => virtual.measure(), [rows])

  const shown = virtual.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && last >= rows.length - 4) onMore()
  }, [hasMore, last, rows.length, onMore])

  const onFavorite = useCallback(
    (asset: Asset) => change({ asset, patch: { favorite: !asset.favorite } }),
    [change],
  )
  useShortcut({
    where: 'Library',
    keys: 'f',
    label: 'Favourite',
    run: () => {
      const asset = assets[focused]
      if (asset !== undefined && scroller.current?.contains(document.activeElement)) onFavorite(asset)
    },
  })

  const move = (event: KeyboardEvent) => {
    const to = indexFrom(rows, focused, event.key)
    if (to === null) return
    event.preventDefault()
    setFocused(to)
    virtual.scrollToIndex(
      rows.findIndex((row) => row.kind === 'pictures' && row.items.some(({ index }) => index === to)),
    )
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-index="${to}"]`)?.focus())
  }
  return (
    <div ref={scroller} className="scroll-thin min-h-0 flex-1 overflow-y-auto pb-6">
      <div
        className="relative"
        {...gridRoles.grid('Library', hasMore ? -1 : rows.length, move)}
        style={{ height: virtual.getTotalSize() }}
      >
        {shown.map(({ index, key, start }) => (
          <Row
            key={key}
            bare={phone}
            flying={flying}
            focused={focused}
            gap={gap}
            index={index}
            onFavorite={onFavorite}
            row={rows[index]}
            side={side}
            start={start}
          />
        ))}
      </div>
    </div>
  )
}

interface RowProps {
  row: LibraryRow | undefined
  index: number
  start: number
  side: number
  gap: number
  focused: number
  bare: boolean
  flying: boolean
  onFavorite: (asset: Asset) => void
}

function Row({ row, index, start, side, gap, focused, bare, flying, onFavorite }: RowProps) {
  if (row === undefined) return null
  const place = { translate: `0 ${start}px`, paddingInline: row.kind === 'day' && bare ? 12 : side, gap }
  if (row.kind === 'day') {
    return (
      <div
        className="absolute inset-x-0 top-0 flex h-8 items-end pb-1"
        {...gridRoles.row(index)}
        style={place}
      >
        <span className="flex items-baseline gap-2" {...gridRoles.cell}>
          <h2 className="text-13 font-semibold">{row.label}</h2>
          <span className="text-fg-3">{row.count}</span>
        </span>
      </div>
    )
  }
  return (
    <div className="absolute inset-x-0 top-0 flex" {...gridRoles.row(index)} style={place}>
      {row.items.map(({ asset, index: at, width }) => (
        <WhenSettled
          key={asset.id}
          flying={flying}
          place={
            <div {...gridRoles.cell} className="flex-none bg-well" style={{ width, height: row.height }} />
          }
        >
          <LibraryTile
            asset={asset}
            bare={bare}
            height={row.height}
            index={at}
            isTabStop={at === focused}
            onFavorite={onFavorite}
            width={width}
          />
        </WhenSettled>
      ))}
    </div>
  )
}

const rowHeight = (row: LibraryRow | undefined, gap: number): number =>
  row === undefined ? 0 : row.kind === 'day' ? 36 : row.height + gap
