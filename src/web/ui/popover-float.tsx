import { Popover as BasePopover } from '@base-ui/react/popover'
import { cx } from './cx.ts'
import type { TriggerRef } from './lazy-float.tsx'
import type { PopoverProps } from './popover.tsx'

export function Popover(props: PopoverProps & TriggerRef) {
  const {
    trigger,
    triggerRef,
    label,
    open,
    onOpenChange,
    align = 'start',
    side = 'bottom',
    className,
    children,
  } = props
  return (
    <BasePopover.Root {...(open !== undefined && { open })} {...(onOpenChange && { onOpenChange })}>
      <BasePopover.Trigger ref={triggerRef} render={trigger} />
      <BasePopover.Portal>
        <BasePopover.Positioner
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          className="z-(--z-palette)"
        >
          <BasePopover.Popup
            aria-label={label}
            className={cx(
              'float max-h-(--available-height) max-w-[calc(100vw-16px)] overflow-y-auto rounded-[10px] bg-overlay shadow-3 outline-none scroll-thin',
              className ?? 'w-80 p-3',
            )}
          >
            {children}
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  )
}
