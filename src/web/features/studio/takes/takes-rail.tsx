import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useFastScroll } from '#web/ui/use-fast-scroll.ts'
import { useSize } from '#web/ui/use-size.ts'
import { WhenSettled } from '#web/ui/when-settled.tsx'
import type { Take } from './take.ts'
import { TakeRailTile } from './take-rail-tile.tsx'
import type { TakesView } from './takes-view.ts'

/** One row of takes, newest first, that scrolls sideways; only the tiles in sight exist. */
export function TakesRail({ view, tileWidth }: { view: TakesView; tileWidth?: number | undefined }) {
  const rail = useRef<HTMLDivElement>(null)
  const { width } = useSize(rail)
  const flying = useFastScroll(rail)
  const { takes, viewed } = view
  const gap = tileWidth === undefined ? 10 : 8
  // Five fill the width, as long as each keeps a size that can be judged.
  const fit = Math.max(2, Math.min(6, Math.round((width - 24) / 145)))
  const tile = tileWidth ?? Math.max(92, (width - 24 - gap * (fit - 1)) / fit)

  const virtual = useVirtualizer({
    horizontal: true,
    count: width === 0 ? 0 : takes.length,
    getScrollElement: () => rail.current,
    estimateSize: () => tile,
    gap,
    paddingStart: 12,
    paddingEnd: 12,
    overscan: 4,
    // The rows in reserve cover one frame; drawing inside of the scroll event would hold it up.
    useFlushSync: false,
    getItemKey: (index) => takes[index]?.id ?? index,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: tiles are measured anew when their width changes.
  useEffect(() => virtual.measure(), [tile])

  useNearEnd(virtual.getVirtualItems().at(-1)?.index, takes.length, view.onMore)

  const at = takes.findIndex(({ id }) => id === viewed?.id)
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at)
  }, [at, virtual])

  const move = (event: KeyboardEvent) => {
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: takes.length - 1 }[event.key]
    const take = to === undefined ? undefined : takes[to]
    if (to === undefined || take === undefined) return
    event.preventDefault()
    event.stopPropagation()
    virtual.scrollToIndex(to)
    view.onView(take)
    requestAnimationFrame(() => focusTile(rail.current, take.id))
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms.
    <div
      ref={rail}
      aria-label="Takes"
      className="scroll-thin overflow-x-auto overflow-y-hidden py-3"
      onKeyDown={move}
      role="group"
    >
      <div className="relative" style={{ width: virtual.getTotalSize(), height: (tile * 9) / 16 + 24 }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const take = takes[index]
          return take === undefined ? null : (
            <div key={key} className="absolute top-0 left-0" style={{ width: tile, translate: `${start}px` }}>
              <WhenSettled flying={flying} place={<span className="block aspect-video rounded-2 bg-well" />}>
                <Tile small={tileWidth !== undefined} take={take} view={view} />
              </WhenSettled>
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** Asks for more while the last tiles that are drawn are near the end. */
export function useNearEnd(lastDrawn: number | undefined, count: number, onMore: () => void): void {
  useEffect(() => {
    if (lastDrawn !== undefined && lastDrawn >= count - 12) onMore()
  }, [lastDrawn, count, onMore])
}

function focusTile(root: HTMLElement | null, id: string): void {
  root?.querySelector<HTMLElement>(`[data-take="${CSS.escape(id)}"] button`)?.focus()
}

export function Tile({ take, view, small = false }: { take: Take; view: TakesView; small?: boolean }) {
  return (
    <TakeRailTile
      chosen={take.id === view.chosenId}
      engineName={view.engineName(take.job.engineId)}
      onChoose={view.onChoose}
      onCompare={view.onCompare}
      onRetry={view.onRetry}
      onView={view.onView}
      retrying={take.id === view.retryingId}
      small={small}
      take={take}
      viewing={take.id === view.viewed?.id}
    />
  )
}
