import { cx } from './cx.ts'
import { percent } from './format.ts'

interface RingProps {
  /** 0 to 1; null while nobody knows: it turns. */
  value: number | null
  size?: number | undefined
  /** What is measured, when no word beside it says so; empty where words beside it say all. */
  label?: string | undefined
  /** On a picture: white track, the accent of both themes. */
  onMedia?: boolean | undefined
  className?: string | undefined
}

const around = 2 * Math.PI * 8

export function Ring({ value, size = 16, label, onMedia = false, className }: RingProps) {
  const part = value === null ? 0.25 : Math.min(1, Math.max(0, value))
  const said = value === null ? (label ?? 'In progress') : `${label ? `${label}, ` : ''}${percent(part)}`
  return (
    <svg
      viewBox="0 0 20 20"
      width={size}
      height={size}
      role="img"
      aria-label={said}
      aria-hidden={label === '' || undefined}
      className={cx(
        'block flex-none fill-none stroke-[2.5]',
        value === null ? 'motion-safe:animate-spin' : '-rotate-90',
        className,
      )}
    >
      <circle cx="10" cy="10" r="8" className={onMedia ? 'stroke-[rgb(255_255_255/.25)]' : 'stroke-press'} />
      <circle
        cx="10"
        cy="10"
        r="8"
        strokeLinecap="round"
        strokeDasharray={`${part * around} ${around}`}
        // No transition: a page of running takes would be drawn anew in every frame for steps of a pixel.
        className={cx(onMedia ? 'stroke-media-accent' : 'stroke-accent-edge', part === 0 && 'opacity-0')}
      />
    </svg>
  )
}
