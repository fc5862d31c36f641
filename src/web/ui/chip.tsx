import { type LucideIcon, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { Icon } from './icon.tsx'

interface ChipProps {
  /** A filter that is on or off. Left out: a chip that does something or holds a value. */
  pressed?: boolean | undefined
  onClick?: (() => void) | undefined
  /** The chip holds a value that the cross takes away. */
  onRemove?: (() => void) | undefined
  /** What the cross says to a screen reader: "Remove engine Veo". */
  removeLabel?: string | undefined
  icon?: LucideIcon | undefined
  disabled?: boolean | undefined
  className?: string | undefined
  children: ReactNode
}

export function Chip({
  pressed,
  onClick,
  onRemove,
  removeLabel = 'Remove',
  icon,
  disabled,
  className,
  children,
}: ChipProps) {
  const look = cx(
    'inline-flex h-6 flex-none items-center gap-[5px] rounded-full text-12 font-medium whitespace-nowrap transition-colors duration-(--d-1)',
    pressed ? 'bg-fg text-bg' : 'text-fg-2 inset-ring inset-ring-line-2',
    onRemove && !pressed && 'bg-hover text-fg',
    className,
  )
  const inside = (
    <>
      {icon && <Icon of={icon} size={14} />}
      {children}
    </>
  )
  const button = (
    <button
      type="button"
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onClick}
      className={cx(
        'hit inline-flex h-6 items-center gap-[5px] rounded-full disabled:text-fg-off',
        onRemove ? 'pr-0 pl-[9px]' : 'px-[9px]',
        !pressed && 'enabled:hover:text-fg',
      )}
    >
      {inside}
    </button>
  )
  if (!onRemove) return <span className={look}>{button}</span>
  return (
    <span className={look}>
      {onClick ? button : <span className="inline-flex items-center gap-[5px] pl-[9px]">{inside}</span>}
      <button
        type="button"
        aria-label={removeLabel}
        onClick={onRemove}
        className="hit grid size-6 place-items-center rounded-full text-fg-2 hover:text-fg"
      >
        <Icon of={X} size={12} />
      </button>
    </span>
  )
}
