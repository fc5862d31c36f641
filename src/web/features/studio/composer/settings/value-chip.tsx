import { type LucideIcon, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from '#web/ui/icon.tsx'
import { Popover } from '#web/ui/popover.tsx'

interface ValueChipProps {
  icon: LucideIcon
  label: string
  note?: string
  onRemove: () => void
  /** What opens below it, to change the value. */
  children?: ReactNode
}

/** Something that is applied: its name, a cross, and below it what can be changed. */
export function ValueChip({ icon, label, note, onRemove, children }: ValueChipProps) {
  const inside = (
    <>
      <Icon of={icon} size={14} />
      {label}
      {note !== undefined && <span className="text-fg-3">{note}</span>}
    </>
  )
  const look = 'inline-flex h-6 items-center gap-[5px] pl-[9px]'
  return (
    <span className="inline-flex h-6 items-center rounded-full bg-hover text-12 font-medium whitespace-nowrap text-fg inset-ring inset-ring-line-2">
      {children ? (
        <Popover
          className="w-72 p-3"
          label={label}
          trigger={
            <button className={`${look} hit rounded-full`} type="button">
              {inside}
            </button>
          }
        >
          {children}
        </Popover>
      ) : (
        <span className={look}>{inside}</span>
      )}
      <button
        aria-label={`Remove ${label}`}
        className="hit grid size-6 place-items-center rounded-full text-fg-2 hover:text-fg"
        onClick={onRemove}
        type="button"
      >
        <Icon of={X} size={12} />
      </button>
    </span>
  )
}
