import { Check, CircleSlash, Clock, type LucideIcon, Pause, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { Icon } from './icon.tsx'
import { Ring } from './ring.tsx'

export type JobRowState = 'queued' | 'running' | 'paused' | 'done' | 'failed' | 'canceled'

interface JobRowProps {
  state: JobRowState
  /** 0 to 1 while it runs. */
  progress?: number | null | undefined
  /** "Take 6, Gas station". */
  name: ReactNode
  /** "Video, step 2 of 4", "Safety filter. Nothing was charged". */
  detail: ReactNode
  /** "0:48 left", "≈ 6:10", "1:38". */
  time?: ReactNode
  /** One small quiet button. */
  action?: ReactNode
  /** Before the name: a small picture. */
  picture?: ReactNode
  className?: string | undefined
}

const marks: Record<Exclude<JobRowState, 'running'>, { icon: LucideIcon; colour: string; word: string }> = {
  queued: { icon: Clock, colour: 'text-info', word: 'In line' },
  paused: { icon: Pause, colour: 'text-warn', word: 'Paused' },
  done: { icon: Check, colour: 'text-ok', word: 'Done' },
  failed: { icon: TriangleAlert, colour: 'text-bad', word: 'Failed' },
  canceled: { icon: CircleSlash, colour: 'text-fg-3', word: 'Canceled' },
}

/** One job, the same in the tray, the strip and the list. */
export function JobRow({
  state,
  progress = null,
  name,
  detail,
  time,
  action,
  picture,
  className,
}: JobRowProps) {
  return (
    <div className={cx('flex min-h-[46px] items-center gap-2.5 py-1', className)}>
      {state === 'running' ? (
        <Ring value={progress} size={18} label="Running" />
      ) : (
        <span className="grid size-[18px] flex-none place-items-center">
          <Icon of={marks[state].icon} label={marks[state].word} className={marks[state].colour} />
        </span>
      )}
      {picture}
      <div className="min-w-0 flex-1">
        <div className="truncate leading-[18px] font-medium">{name}</div>
        <div className="truncate text-12 text-fg-3">{detail}</div>
      </div>
      {time !== undefined && <span className="flex-none text-fg-2">{time}</span>}
      {action}
    </div>
  )
}
