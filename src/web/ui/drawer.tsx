import { type ReactNode, useId } from 'react'
import { cx } from './cx.ts'
import { DrawerInside, titleClass } from './drawer-inside.tsx'
import { LazyDialog } from './lazy-float.tsx'
import { lazyPart } from './lazy-part.ts'
import { Sheet } from './sheet.tsx'
import { useBreadth } from './use-media.ts'

export interface DrawerProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  /** At the end of the title's line, before the cross. */
  aside?: ReactNode
  footer?: ReactNode
  /** 336 to 400. */
  width?: number | undefined
  /** Which edge it is on. */
  side?: 'left' | 'right' | undefined
  /** `auto` pushes the page on laptops and up; put the drawer after the page in one row. */
  lies?: 'auto' | 'over' | undefined
  /** Without the 16 px around the content. */
  flush?: boolean | undefined
  children: ReactNode
}

const coveringDrawer = lazyPart(() =>
  import('./covering-drawer.tsx').then(({ CoveringDrawer }) => CoveringDrawer),
)
function CoveringDrawer(props: DrawerProps) {
  return <LazyDialog of={coveringDrawer} with={props} />
}

/** More about one thing, at the side: beside the page on laptops, over it on tablets, a sheet on phones. */
export function Drawer({ lies = 'auto', ...props }: DrawerProps) {
  const breadth = useBreadth()
  if (breadth === 'phone') return <Sheet {...props} startsAt="middle" />
  return breadth === 'laptop' && lies === 'auto' ? (
    <PushingDrawer {...props} />
  ) : (
    <CoveringDrawer {...props} />
  )
}

function PushingDrawer(props: DrawerProps) {
  const { open, onOpenChange, title, width = 336, side = 'right' } = props
  const titleId = useId()
  if (!open) return null
  return (
    <aside
      aria-labelledby={titleId}
      style={{ width }}
      className={cx(
        'flex h-full flex-none flex-col bg-panel',
        side === 'right' ? 'border-l' : 'border-r',
        'border-line',
      )}
    >
      <DrawerInside
        {...props}
        heading={
          <h2 id={titleId} className={titleClass}>
            {title}
          </h2>
        }
        onClose={() => onOpenChange(false)}
      />
    </aside>
  )
}
