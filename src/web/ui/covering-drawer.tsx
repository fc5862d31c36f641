import { Dialog as BaseDialog } from '@base-ui/react/dialog'
import { useRef } from 'react'
import { cx } from './cx.ts'
import type { DrawerProps } from './drawer.tsx'
import { DrawerInside, titleClass } from './drawer-inside.tsx'

export function CoveringDrawer(props: DrawerProps) {
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
          <DrawerInside
            {...props}
            heading={<BaseDialog.Title className={titleClass}>{title}</BaseDialog.Title>}
            onClose={() => onOpenChange(false)}
          />
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  )
}
