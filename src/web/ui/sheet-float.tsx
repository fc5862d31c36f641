import { Drawer as BaseDrawer } from '@base-ui/react/drawer'
import { X } from 'lucide-react'
import { useRef, useState } from 'react'
import { cx } from './cx.ts'
import { IconButton } from './icon-button.tsx'
import type { SheetProps } from './sheet.tsx'

const heights = { low: 0.4, middle: 0.7, full: 1 } as const
const snapPoints = Object.values(heights)

/** The phone's drawer: from the bottom, three heights by its grab bar, down and away by a swipe. */
export function Sheet({
  open,
  onOpenChange,
  title,
  aside,
  footer,
  startsAt = 'middle',
  flush = false,
  children,
}: SheetProps) {
  // As in a dialog: the close button's tip would take the first Escape.
  const box = useRef<HTMLDivElement>(null)
  const [height, setHeight] = useState<BaseDrawer.Root.SnapPoint | null>(heights[startsAt])
  return (
    <BaseDrawer.Root
      open={open}
      onOpenChange={(next) => {
        if (next) setHeight(heights[startsAt])
        onOpenChange(next)
      }}
      snapPoints={snapPoints}
      snapPoint={height}
      onSnapPointChange={setHeight}
    >
      <BaseDrawer.Portal>
        <BaseDrawer.Backdrop className="fixed inset-0 z-(--z-drawer) bg-scrim transition-opacity duration-(--d-3) data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <BaseDrawer.Viewport className="fixed inset-0 z-(--z-drawer) flex touch-none items-end justify-center">
          <BaseDrawer.Popup
            ref={box}
            initialFocus={box}
            className="relative flex h-[calc(100dvh-16px)] w-full max-w-[640px] touch-none flex-col rounded-t-[14px] bg-overlay pb-[max(0px,calc(var(--drawer-snap-point-offset)+var(--drawer-swipe-movement-y)))] shadow-3 outline-none transition-transform duration-(--d-3) ease-out [transform:translateY(calc(var(--drawer-snap-point-offset)+var(--drawer-swipe-movement-y)))] data-ending-style:[transform:translateY(100%)] data-starting-style:[transform:translateY(100%)] data-swiping:duration-0 data-swiping:select-none"
          >
            <div className="flex-none touch-none select-none">
              <div aria-hidden="true" className="mx-auto mt-2 h-1 w-9 rounded-full bg-line-3" />
              <div className="flex h-12 items-center gap-2 pr-1 pl-4">
                <BaseDrawer.Title className="min-w-0 flex-1 truncate text-16 font-semibold tracking-[-0.011em]">
                  {title}
                </BaseDrawer.Title>
                {aside}
                <IconButton label="Close" icon={X} size="touch" onClick={() => onOpenChange(false)} />
              </div>
            </div>
            <BaseDrawer.Content
              className={cx(
                'min-h-0 flex-1 touch-auto overflow-y-auto overscroll-contain',
                !flush && 'px-4 pb-4',
              )}
            >
              {children}
            </BaseDrawer.Content>
            {footer !== undefined && (
              <footer className="flex-none border-t border-line px-4 pt-3 pb-[max(12px,env(safe-area-inset-bottom))]">
                {footer}
              </footer>
            )}
          </BaseDrawer.Popup>
        </BaseDrawer.Viewport>
      </BaseDrawer.Portal>
    </BaseDrawer.Root>
  )
}
