import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from '#web/ui/cx.ts'
import { Icon } from '#web/ui/icon.tsx'

interface FormNoteProps {
  icon: LucideIcon
  tone?: 'info' | 'ok'
  title: string
  children?: ReactNode
}

/** Good news of a form: what happened and what comes next. */
export function FormNote({ icon, tone = 'info', title, children }: FormNoteProps) {
  return (
    <div
      role="status"
      className={cx('flex gap-2.5 rounded-3 p-3', tone === 'ok' ? 'bg-ok-soft' : 'bg-info-soft')}
    >
      <Icon of={icon} className={cx('mt-0.5', tone === 'ok' ? 'text-ok' : 'text-info')} />
      <div className="min-w-0">
        <p className="font-medium break-words">{title}</p>
        {children !== undefined && <div className="text-12 text-fg-2">{children}</div>}
      </div>
    </div>
  )
}
