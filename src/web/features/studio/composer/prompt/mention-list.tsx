import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Film, Image as ImageIcon, type LucideIcon, Music } from 'lucide-react'
import { type RefObject, useEffect, useState } from 'react'
import type { Asset } from '#contract/asset.ts'
import type { ReferenceSet } from '#contract/reference.ts'
import { api } from '#web/api/client.ts'
import { referencesQuery } from '#web/api/queries.ts'
import { kindLabels } from '#web/features/references/reference-words.ts'
import { cx } from '#web/ui/cx.ts'
import { plural } from '#web/ui/format.ts'
import { Icon } from '#web/ui/icon.tsx'
import { useComposer } from '../composer-state.tsx'
import { handleOf } from './mentions.ts'

interface MentionListProps {
  id: string
  query: string
  textarea: RefObject<HTMLTextAreaElement | null>
  onPick: (picked: Mentioned) => void
  onActive: (optionId: string | undefined) => void
}

/** Something that the shot can go by: a saved set, or one file. */
export type Mentioned = { set: ReferenceSet } | { asset: Asset }

const mostRows = 8
const icons: Partial<Record<Asset['kind'], LucideIcon>> = { image: ImageIcon, video: Film, audio: Music }

/** What `@` offers: what is put into the shot, then recent takes and files. The text keeps the focus. */
export function MentionList({ id, query, textarea, onPick, onActive }: MentionListProps) {
  const { inputs } = useComposer()
  const kinds = new Set<string>(inputs.slots.map(({ kind }) => kind))
  const recent = useQuery({
    queryKey: ['assets', 'mentions', query],
    queryFn: ({ signal }) =>
      api('getAssets', {
        query: { status: 'ready', limit: 20, q: query === '' ? undefined : query },
        signal,
      }),
    staleTime: 10_000,
    placeholderData: (before) => before,
  })
  const own = inputs.inputs.flatMap(({ asset }) => (asset ? [asset] : []))
  const named = own.filter(({ name }) => handleOf(name).toLowerCase().includes(query.toLowerCase()))
  const others = (recent.data?.items ?? []).filter(
    (one) => kinds.has(one.kind) && !own.some(({ id }) => id === one.id),
  )
  const sets = useInfiniteQuery({
    ...referencesQuery({ limit: mostRows, q: query === '' ? undefined : query.replaceAll('-', ' ') }),
    staleTime: 10_000,
    placeholderData: (before) => before,
  })
  const rows = [
    ...(sets.data?.pages[0]?.items ?? []).map(rowOfSet),
    ...[...named, ...others].map(rowOfAsset),
  ].slice(0, mostRows)
  const [at, setAt] = useState(0)
  const current = Math.min(at, rows.length - 1)
  const optionId = (index: number) => `${id}-${index}`

  useEffect(() => onActive(rows.length > 0 ? optionId(current) : undefined))
  useEffect(() => {
    const area = textarea.current
    const hear = (event: KeyboardEvent) => {
      const row = rows[current]
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (step !== undefined && rows.length > 0) setAt((current + step + rows.length) % rows.length)
      else if ((event.key === 'Enter' || event.key === 'Tab') && row) onPick(row.picked)
      else return
      event.preventDefault()
      event.stopPropagation()
    }
    area?.addEventListener('keydown', hear)
    return () => area?.removeEventListener('keydown', hear)
  })

  return (
    <div className="absolute inset-x-0 top-full z-(--z-float) mt-1 rounded-[10px] bg-overlay p-1 shadow-3">
      {rows.length === 0 && (
        <p className="px-2 py-1.5 text-12 text-fg-3">
          {recent.isPending ? 'Looking for it' : `Nothing is called “${query}”.`}
        </p>
      )}
      <div aria-label="References" id={id} role="listbox">
        {rows.map((row, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the text keeps the focus and hears the keys for its list
          // biome-ignore lint/a11y/useFocusableInteractive: as above
          <div
            key={row.id}
            aria-selected={index === current}
            className={cx('flex h-9 items-center gap-2 rounded-2 px-1.5', index === current && 'bg-press')}
            id={optionId(index)}
            onClick={() => onPick(row.picked)}
            onMouseDown={(event) => event.preventDefault()}
            onMouseMove={() => setAt(index)}
            role="option"
          >
            {row.posterUrl ? (
              <img alt="" className="h-6 w-10 flex-none rounded-1 bg-well object-cover" src={row.posterUrl} />
            ) : (
              <span className="grid h-6 w-10 flex-none place-items-center rounded-1 bg-well text-fg-3">
                <Icon of={row.icon} size={14} />
              </span>
            )}
            <span className="font-medium">{row.word}</span>
            <span className="min-w-0 flex-1 truncate text-12 text-fg-3">{row.note}</span>
          </div>
        ))}
      </div>
    </div>
  )
}

interface Row {
  id: string
  word: string
  note: string
  posterUrl: string | null
  icon: LucideIcon
  picked: Mentioned
}

const rowOfSet = (set: ReferenceSet): Row => ({
  id: set.id,
  word: `@${set.handle}`,
  note: `${kindLabels[set.kind]}, ${plural(set.images.length, 'picture')}`,
  posterUrl: set.images[0]?.posterUrl ?? null,
  icon: ImageIcon,
  picked: { set },
})

const rowOfAsset = (asset: Asset): Row => ({
  id: asset.id,
  word: handleOf(asset.name),
  note: asset.name,
  posterUrl: asset.posterUrl,
  icon: icons[asset.kind] ?? ImageIcon,
  picked: { asset },
})
