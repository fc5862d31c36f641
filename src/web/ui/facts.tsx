import type { ReactNode } from 'react'
import { cx } from './cx.ts'

interface FactsProps {
  facts: readonly { label: string; value: ReactNode; mono?: boolean | undefined }[]
  className?: string | undefined
}

/** Settings and facts of one thing, label and value. */
export function Facts({ facts, className }: FactsProps) {
  return (
    <dl className={cx('flex flex-col gap-1 text-12 leading-[18px]', className)}>
      {facts.map(({ label, value, mono }) => (
        <div key={label} className="grid grid-cols-[76px_minmax(0,1fr)] gap-2">
          <dt className="text-fg-3">{label}</dt>
          <dd
            className={cx(
              'min-w-0 [overflow-wrap:anywhere]',
              mono && 'font-mono text-[0.96em] tracking-[-0.01em]',
            )}
          >
            {value}
          </dd>
        </div>
      ))}
    </dl>
  )
}
