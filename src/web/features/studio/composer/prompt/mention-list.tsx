import { useQuery } from '@tanstack/react-query'
import { Film, Image as ImageIcon, type LucideIcon, Music } from 'lucide-react'
import { type RefObject, useEffect, useState } from 'react'
import type { Asset } from '#contract/asset.ts'
import { api } from '#web/api/client.ts'
import { cx } from '#web/ui/cx.ts'
import { Icon } from '#web/ui/icon.tsx'
import { useComposer } from '../composer-state.tsx'
import { handleOf } from './mentions.ts'

interface MentionListProps {
  id: string
  query: string
  textarea: RefObject<HTMLTextAreaElement | null>
  onPick: (assetId: string, name: string, kind: string) => void
  onActive: (optionId: string | undefined) => void
}

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
  const rows = [...named, ...others].slice(0, mostRows)
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
      else if ((event.key === 'Enter' || event.key === 'Tab') && row) onPick(row.id, row.name, row.kind)
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
        {rows.map((asset, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the text keeps the focus and hears the keys for its list
          // biome-ignore lint/a11y/useFocusableInteractive: as above
          <div
            key={asset.id}
            aria-selected={index === current}
            className={cx('flex h-9 items-center gap-2 rounded-2 px-1.5', index === current && 'bg-press')}
            id={optionId(index)}
            onClick={() => onPick(asset.id, asset.name, asset.kind)}
            onMouseDown={(event) => event.preventDefault()}
            onMouseMove={() => setAt(index)}
            role="option"
          >
            {asset.posterUrl ? (
              <img
                alt=""
                className="h-6 w-10 flex-none rounded-1 bg-well object-cover"
                src={asset.posterUrl}
              />
            ) : (
              <span className="grid h-6 w-10 flex-none place-items-center rounded-1 bg-well text-fg-3">
                <Icon of={icons[asset.kind] ?? ImageIcon} size={14} />
              </span>
            )}
            <span className="font-medium">{handleOf(asset.name)}</span>
            <span className="min-w-0 flex-1 truncate text-12 text-fg-3">{asset.name}</span>
          </div>
        ))}
      </div>
    </div>
  )
}
