import type { ReactNode } from 'react'
import { LazyFloat, type Trigger } from './lazy-float.tsx'
import { lazyPart } from './lazy-part.ts'

export interface PopoverProps {
  /** The button that opens it. */
  trigger: Trigger
  /** Its name for screen readers. */
  label: string
  open?: boolean | undefined
  onOpenChange?: ((open: boolean) => void) | undefined
  align?: 'start' | 'center' | 'end' | undefined
  side?: 'top' | 'bottom' | 'left' | 'right' | undefined
  className?: string | undefined
  children: ReactNode
}

const popover = lazyPart(() => import('./popover-float.tsx').then(({ Popover }) => Popover))
export function Popover(props: PopoverProps) {
  return <LazyFloat of={popover} opens="dialog" with={props} />
}
