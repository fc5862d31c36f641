import { useInfiniteQuery } from '@tanstack/react-query'
import { Film, Image as ImageIcon, type LucideIcon, Music, Upload } from 'lucide-react'
import { type KeyboardEvent, useDeferredValue, useRef, useState } from 'react'
import type { Asset, AssetKind } from '#contract/asset.ts'
import { assetsQuery } from '#web/api/queries.ts'
import { Button } from '#web/ui/button.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { SearchInput } from '#web/ui/input.tsx'
import { ProblemCard } from '#web/ui/problem-card.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { Loading, Skeleton } from '#web/ui/skeleton.tsx'
import { chooseFiles } from './choose-files.ts'

interface AssetPickerProps {
  kind: Extract<AssetKind, 'image' | 'video' | 'audio'>
  many: boolean
  onFiles: (files: File[]) => void
  onPick: (asset: Asset) => void
}

const kindWords = { image: 'picture', video: 'video', audio: 'sound' } as const
const icons: Record<AssetPickerProps['kind'], LucideIcon> = { image: ImageIcon, video: Film, audio: Music }
const pageSize = 20
const origins = [
  { value: 'all', label: 'All' },
  { value: 'generated', label: 'Takes' },
  { value: 'uploaded', label: 'Uploads' },
] as const
type Origin = (typeof origins)[number]['value']

/** A file from this device, or one from history: takes and uploads, the newest first. */
export function AssetPicker({ kind, many, onFiles, onPick }: AssetPickerProps) {
  const [words, setWords] = useState('')
  const [origin, setOrigin] = useState<Origin>('all')
  const grid = useRef<HTMLUListElement>(null)
  const q = useDeferredValue(words.trim())
  const query = useInfiniteQuery(
    assetsQuery({
      ...{ kind, status: 'ready', limit: pageSize, q: q === '' ? undefined : q },
      origin: origin === 'all' ? undefined : origin,
    }),
  )
  const assets = query.data?.pages.flatMap(({ items }) => items)
  const choose = async () => {
    const files = await chooseFiles(kind, many)
    if (files.length > 0) onFiles(files)
  }
  return (
    <div className="flex flex-col gap-2.5">
      <div className="flex gap-2">
        <SearchInput
          className="flex-1"
          label={`Search ${kindWords[kind]}s`}
          onValue={setWords}
          value={words}
        />
        <Button icon={Upload} onClick={() => void choose()}>
          Upload
        </Button>
      </div>
      <Segmented hideLabel full label="From history" onChange={setOrigin} options={origins} value={origin} />
      {query.error && <ProblemCard error={query.error} onRetry={() => void query.refetch()} />}
      {!assets && !query.error && <Waiting />}
      {assets?.length === 0 && (
        <p className="py-4 text-center text-12 text-fg-3">
          {q !== ''
            ? `Nothing matches “${q}”.`
            : origin === 'generated'
              ? `No take has made a ${kindWords[kind]} yet.`
              : `No ${kindWords[kind]}s yet. Upload one, or drop it here.`}
        </p>
      )}
      {assets && assets.length > 0 && (
        <ul
          ref={grid}
          aria-label="History"
          className="grid max-h-72 grid-cols-3 gap-2 overflow-y-auto p-0.5 scroll-thin max-tablet:max-h-none"
          onKeyDown={(event) => moveFocus(event, grid.current)}
        >
          {assets.map((asset) => (
            <li key={asset.id}>
              <button
                aria-label={asset.name}
                data-tile
                className="relative block aspect-16/10 w-full overflow-hidden rounded-2 bg-well hover:inset-ring-2 hover:inset-ring-fg"
                onClick={() => onPick(asset)}
                title={asset.name}
                type="button"
              >
                {asset.posterUrl ? (
                  <img
                    alt=""
                    className="size-full object-cover"
                    decoding="async"
                    loading="lazy"
                    src={asset.posterUrl}
                  />
                ) : (
                  <span className="flex size-full flex-col items-center justify-center gap-1 px-1.5 text-fg-2">
                    <Icon of={icons[kind]} />
                    <span className="w-full truncate text-center text-11">{asset.name}</span>
                  </span>
                )}
              </button>
            </li>
          ))}
          {query.hasNextPage && (
            <li className="col-span-3 grid">
              <Button
                busy={query.isFetchingNextPage}
                kind="quiet"
                onClick={() => void query.fetchNextPage()}
                size="sm"
              >
                Show {pageSize} more
              </Button>
            </li>
          )}
        </ul>
      )}
    </div>
  )
}

const columns = 3

/** Arrows go from tile to tile; Tab goes on as ever. */
function moveFocus(event: KeyboardEvent, grid: HTMLElement | null): void {
  const tiles = [...(grid?.querySelectorAll<HTMLElement>('[data-tile]') ?? [])]
  const { activeElement } = document
  const at = activeElement instanceof HTMLElement ? tiles.indexOf(activeElement) : -1
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[event.key]
  if (at < 0 || step === undefined) return
  event.preventDefault()
  tiles[at + step]?.focus()
}

function Waiting() {
  return (
    <Loading className="grid grid-cols-3 gap-2" label="Loading the library">
      {['a', 'b', 'c', 'd', 'e', 'f'].map((place) => (
        <Skeleton key={place} className="aspect-16/10 w-full rounded-2" />
      ))}
    </Loading>
  )
}
