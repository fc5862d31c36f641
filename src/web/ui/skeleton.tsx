import { cx } from './cx.ts'

/** The box of what is coming; the same size as the result. */
export function Skeleton({ className }: { className?: string | undefined }) {
  return <span aria-hidden="true" className={cx('skeleton block rounded-1', className ?? 'h-2.5 w-full')} />
}

/** Around skeletons, so that a screen reader hears one word instead of nothing. */
export function Loading({
  label,
  className,
  children,
}: {
  label: string
  className?: string
  children: React.ReactNode
}) {
  return (
    <div role="status" aria-busy="true" className={className}>
      <span className="sr-only">{label}</span>
      {children}
    </div>
  )
}
