import { Tooltip } from '@base-ui/react/tooltip'
import { type ReactElement, useState } from 'react'
import { Kbd } from './kbd.tsx'

interface TipProps {
  label: string
  shortcut?: string | undefined
  side?: 'top' | 'bottom' | 'left' | 'right' | undefined
  /** A press shows it too: the reason why a control is off, for fingers. */
  onPress?: boolean | undefined
  children: ReactElement
}

/** A word about the control inside, after 400 ms or at once on keyboard focus. */
export function Tip({ label, shortcut, side = 'top', onPress = false, children }: TipProps) {
  const [open, setOpen] = useState(false)
  return (
    <Tooltip.Root open={open} onOpenChange={setOpen}>
      <Tooltip.Trigger
        delay={400}
        closeOnClick={!onPress}
        {...(onPress && { onClick: () => setOpen(true) })}
        render={children}
      />
      <Tooltip.Portal>
        <Tooltip.Positioner side={side} sideOffset={6} collisionPadding={8} className="z-(--z-tip)">
          <Tooltip.Popup className="float inline-flex max-w-72 items-center gap-2 rounded-2 bg-fg px-2 py-[5px] text-12 font-medium text-bg">
            {label}
            {shortcut !== undefined && <Kbd keys={shortcut} tone="on-tip" />}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
