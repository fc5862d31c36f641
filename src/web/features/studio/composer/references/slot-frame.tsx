import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from '#web/ui/cx.ts'
import { Icon } from '#web/ui/icon.tsx'

interface SlotFrameProps {
  caption: string
  /** The whole of the caption, where it may be cut. */
  title?: string | undefined
  tone?: 'plain' | 'bad'
  onRemove: () => void
  removeLabel: string
  children: ReactNode
}

/** A filled place: a picture of 16:10, a cross, and what it is for. */
export function SlotFrame({
  caption,
  title,
  tone = 'plain',
  onRemove,
  removeLabel,
  children,
}: SlotFrameProps) {
  return (
    <li className="min-w-0">
      <span className="group relative block aspect-16/10 overflow-hidden rounded-2 bg-well">
        {children}
        <button
          aria-label={removeLabel}
          className="hit absolute! top-[5px] right-[5px] z-2 grid h-[18px] w-[18px] place-items-center rounded-1 bg-media-chip text-on-media opacity-0 transition-opacity duration-(--d-1) group-hover:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100"
          onClick={onRemove}
          type="button"
        >
          <Icon of={X} size={12} />
        </button>
      </span>
      <span
        className={cx(
          'block truncate pt-1 text-11 tracking-[-0.012em]',
          tone === 'bad' ? 'text-bad' : 'text-fg-2',
        )}
        title={title}
      >
        {caption}
      </span>
    </li>
  )
}
