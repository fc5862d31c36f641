import { ArrowRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { Icon } from './icon.tsx'
import { Picture } from './picture.tsx'

interface LineageNodeProps {
  posterUrl: string | null
  /** "Still", "Take 4". */
  name: string
  /** The engine and what it cost. */
  note: string
  current?: boolean | undefined
  onOpen: () => void
}

/** One picture in the line from source to result. */
export function LineageNode({ posterUrl, name, note, current = false, onOpen }: LineageNodeProps) {
  return (
    <button
      type="button"
      onClick={onOpen}
      aria-current={current || undefined}
      className={cx(
        'flex min-w-0 flex-none items-center gap-2 rounded-[6px] bg-raised py-1 pr-2.5 pl-1 text-left text-12 transition-colors duration-(--d-1) hover:bg-raised-hover',
        current ? 'inset-ring-[1.5px] inset-ring-accent-edge' : 'inset-ring inset-ring-line-2',
      )}
    >
      <Picture src={posterUrl} alt="" aspect={null} className="h-8 w-14 flex-none rounded-1" />
      <span className="min-w-0">
        <span className="block truncate font-medium">{name}</span>
        <span className="block truncate text-fg-3">{note}</span>
      </span>
    </button>
  )
}

/** Nodes from left to right, or from top to bottom, with an arrow between two. */
export function LineageRow({
  label,
  down = false,
  children,
}: {
  label: string
  down?: boolean
  children: ReactNode[]
}) {
  return (
    <ol
      aria-label={label}
      className={cx('flex gap-2.5', down ? 'flex-col items-start' : 'flex-wrap items-center')}
    >
      {children.map((node, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the order is all that an arrow knows
        <li key={at} className={cx('flex gap-2.5', down ? 'flex-col items-start' : 'items-center')}>
          {at > 0 && <Icon of={ArrowRight} size={14} className={cx('text-fg-3', down && 'ml-6 rotate-90')} />}
          {node}
        </li>
      ))}
    </ol>
  )
}
