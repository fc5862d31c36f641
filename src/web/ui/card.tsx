import type { ComponentProps } from 'react'
import { cx } from './cx.ts'

/** An object that can be picked up, or a group that stands for itself. */
export function Card({ className, ...rest }: ComponentProps<'div'>) {
  return <div {...rest} className={cx('rounded-3 bg-panel inset-ring inset-ring-line', className)} />
}
