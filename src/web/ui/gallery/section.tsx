import type { ReactNode } from 'react'
import { cx } from '../cx.ts'

interface SectionProps {
  title: string
  note: string
  /** How many of the three columns. */
  span?: 1 | 2 | 3
  ground?: 'panel' | 'bg'
  children: ReactNode
}

const spans = { 1: '', 2: 'laptop:col-span-2', 3: 'laptop:col-span-3' }

export function Section({ title, note, span = 1, ground = 'panel', children }: SectionProps) {
  return (
    <section
      className={cx(
        'min-w-0 rounded-3 px-4 pt-3.5 pb-4 inset-ring inset-ring-line',
        spans[span],
        ground === 'bg' ? 'bg-bg' : 'bg-panel',
      )}
    >
      <header className="mb-3.5 flex flex-wrap items-baseline gap-x-2">
        <h2 className="font-semibold">{title}</h2>
        <span className="text-12 text-fg-3">{note}</span>
      </header>
      {children}
    </section>
  )
}

/** One state and its name. */
export function Shown({ as, wide = false, children }: { as: string; wide?: boolean; children: ReactNode }) {
  return (
    <figure
      className={cx('flex min-w-0 flex-col justify-end gap-1.5', wide ? 'items-stretch' : 'items-center')}
    >
      {children}
      <figcaption className="text-center text-11 text-fg-3">{as}</figcaption>
    </figure>
  )
}
