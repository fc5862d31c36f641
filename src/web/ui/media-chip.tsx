import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { Icon } from './icon.tsx'

export type Corner = 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right'

const corners: Record<Corner, string> = {
  'top-left': 'top-[5px] left-[5px]',
  'top-right': 'top-[5px] right-[5px]',
  'bottom-left': 'bottom-[5px] left-[5px]',
  'bottom-right': 'right-[5px] bottom-[5px]',
}

interface MediaChipProps {
  corner?: Corner | undefined
  tone?: 'plain' | 'ok' | undefined
  icon?: LucideIcon | undefined
  className?: string | undefined
  children?: ReactNode
}

/** Words over a picture, the same in both themes. */
export function MediaChip({ corner, tone = 'plain', icon, className, children }: MediaChipProps) {
  return (
    <span
      className={cx(
        'z-2 inline-flex h-[18px] items-center gap-1 rounded-1 px-[5px] text-11 font-medium whitespace-nowrap',
        corner && `pointer-events-none absolute ${corners[corner]}`,
        tone === 'ok' ? 'bg-media-ok text-media-ok-ink' : 'bg-media-chip text-on-media',
        className,
      )}
    >
      {icon && <Icon of={icon} size={12} className={tone === 'ok' ? '[stroke-width:3]' : undefined} />}
      {children}
    </span>
  )
}

interface MediaButtonProps {
  label: string
  icon: LucideIcon
  pressed?: boolean | undefined
  filled?: boolean | undefined
  onClick: () => void
  tabIndex?: number | undefined
  className?: string | undefined
}

/** A small action over a picture. */
export function MediaButton({
  label,
  icon,
  pressed,
  filled = false,
  onClick,
  tabIndex,
  className,
}: MediaButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      tabIndex={tabIndex}
      onClick={(event) => {
        event.stopPropagation()
        onClick()
      }}
      className={cx(
        'hit z-2 inline-grid size-6 place-items-center rounded-1 bg-media-chip text-on-media hover:bg-[oklch(.12_0_0/.92)]',
        className,
      )}
    >
      <Icon of={icon} size={14} className={filled ? 'fill-current' : undefined} />
    </button>
  )
}
