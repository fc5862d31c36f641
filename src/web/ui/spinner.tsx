import { cx } from './cx.ts'

/** Says nothing by itself: what is busy has a word beside it. */
export function Spinner({ size = 14, className }: { size?: number; className?: string | undefined }) {
  return (
    <span
      aria-hidden="true"
      style={{ width: size, height: size }}
      className={cx(
        'block flex-none rounded-full border-2 border-[color-mix(in_oklab,currentColor_30%,transparent)] border-t-current motion-safe:animate-spin',
        className,
      )}
    />
  )
}
