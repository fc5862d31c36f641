import { Dialog as BaseDialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { type ReactNode, useId, useRef } from 'react'
import { cx } from './cx.ts'
import { IconButton } from './icon-button.tsx'
import { Sheet } from './sheet.tsx'
import { useBreadth } from './use-media.ts'

interface DrawerProps {
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
      <Inside
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

function CoveringDrawer(props: DrawerProps) {
  const { open, onOpenChange, title, width = 336, side = 'right' } = props
  // As in a dialog: the close button's tip would take the first Escape.
  const box = useRef<HTMLDivElement>(null)
  return (
    <BaseDialog.Root open={open} onOpenChange={onOpenChange}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="fixed inset-0 z-(--z-drawer) bg-scrim transition-opacity duration-(--d-3) data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <BaseDialog.Popup
          ref={box}
          initialFocus={box}
          style={{ width }}
          className={cx(
            'fixed inset-y-0 z-(--z-drawer) flex max-w-[calc(100vw-48px)] flex-col bg-panel shadow-3 outline-none transition-transform duration-(--d-3) ease-out',
            side === 'right'
              ? 'right-0 data-ending-style:translate-x-full data-starting-style:translate-x-full'
              : 'left-0 data-ending-style:-translate-x-full data-starting-style:-translate-x-full',
          )}
        >
          <Inside
            {...props}
            heading={<BaseDialog.Title className={titleClass}>{title}</BaseDialog.Title>}
            onClose={() => onOpenChange(false)}
          />
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  )
}

const titleClass = 'min-w-0 flex-1 truncate text-13 font-semibold'

function Inside({
  heading,
  aside,
  footer,
  flush = false,
  children,
  onClose,
}: DrawerProps & { heading: ReactNode; onClose: () => void }) {
  return (
    <>
      <header className="flex h-10 flex-none items-center gap-2 border-b border-line pr-1.5 pl-4">
        {heading}
        {aside}
        <IconButton label="Close" icon={X} onClick={onClose} />
      </header>
      <div className={cx('min-h-0 flex-1 overflow-y-auto scroll-thin', !flush && 'p-4')}>{children}</div>
      {footer !== undefined && <footer className="flex-none border-t border-line px-4 py-3">{footer}</footer>}
    </>
  )
}
