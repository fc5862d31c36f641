import { Popover as BasePopover } from '@base-ui/react/popover'
import type { ReactElement, ReactNode } from 'react'
import { cx } from './cx.ts'

interface PopoverProps {
  /** The button that opens it. */
  trigger: ReactElement
  /** Its name for screen readers. */
  label: string
  open?: boolean | undefined
  onOpenChange?: ((open: boolean) => void) | undefined
  align?: 'start' | 'center' | 'end' | undefined
  side?: 'top' | 'bottom' | 'left' | 'right' | undefined
  className?: string | undefined
  children: ReactNode
}

export function Popover(props: PopoverProps) {
  const { trigger, label, open, onOpenChange, align = 'start', side = 'bottom', className, children } = props
  return (
    <BasePopover.Root {...(open !== undefined && { open })} {...(onOpenChange && { onOpenChange })}>
      <BasePopover.Trigger render={trigger} />
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

/** A button inside the popover that closes it: `<PopoverClose render={<Button>Done</Button>} />`. */
export const PopoverClose = BasePopover.Close
