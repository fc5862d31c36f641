import type { ReactNode } from 'react'
import { LazyDialog } from './lazy-float.tsx'
import { lazyPart } from './lazy-part.ts'

export interface SheetProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  /** At the end of the title's line, before the cross. */
  aside?: ReactNode
  footer?: ReactNode
  /** Where it opens: a third, two thirds, or all of the height. */
  startsAt?: 'low' | 'middle' | 'full' | undefined
  /** Without the 16 px around the content. */
  flush?: boolean | undefined
  children: ReactNode
}

const sheet = lazyPart(() => import('./sheet-float.tsx').then(({ Sheet }) => Sheet))
export function Sheet(props: SheetProps) {
  return <LazyDialog of={sheet} with={props} />
}
