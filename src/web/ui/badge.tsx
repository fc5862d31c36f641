import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { Icon } from './icon.tsx'

export type BadgeTone = 'neutral' | 'ok' | 'warn' | 'bad' | 'info' | 'accent' | 'line'

const tones: Record<BadgeTone, string> = {
  neutral: 'bg-hover text-fg-2',
  ok: 'bg-ok-soft text-ok',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
  info: 'bg-info-soft text-info',
  accent: 'bg-accent-soft text-accent-fg',
  line: 'text-fg-2 inset-ring inset-ring-line-2',
}

interface BadgeProps {
  tone?: BadgeTone | undefined
  icon?: LucideIcon | undefined
  /** In the icon's place: a ring. */
  lead?: ReactNode
  className?: string | undefined
  /** Always a word: colour never speaks alone. */
  children: ReactNode
}

export function Badge({ tone = 'neutral', icon, lead, className, children }: BadgeProps) {
  return (
    <span
      className={cx(
        'inline-flex h-[18px] flex-none items-center gap-1 rounded-1 px-1.5 text-11 font-medium whitespace-nowrap',
        tones[tone],
        className,
      )}
    >
      {lead}
      {icon && <Icon of={icon} size={12} />}
      {children}
    </span>
  )
}
