import { cx } from './cx.ts'
import { percent } from './format.ts'

interface ProgressBarProps {
  label: string
  /** 0 to 1. */
  value: number
  tone?: 'accent' | 'neutral' | 'ok' | undefined
  className?: string | undefined
}

const tones = { accent: 'bg-accent-edge', neutral: 'bg-fg-2', ok: 'bg-ok' }

export function ProgressBar({ label, value, tone = 'accent', className }: ProgressBarProps) {
  const part = Math.min(1, Math.max(0, value))
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(part * 100)}
      aria-valuetext={percent(part)}
      className={cx('h-[3px] overflow-hidden rounded-[2px] bg-press', className)}
    >
      <div
        className={cx(
          'h-full w-full origin-left rounded-[2px] transition-transform duration-(--d-4) ease-out',
          tones[tone],
        )}
        style={{ transform: `scaleX(${part})` }}
      />
    </div>
  )
}
