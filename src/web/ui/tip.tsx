import { Tooltip } from '@base-ui/react/tooltip'
import { type ReactElement, useState } from 'react'
import { Kbd } from './kbd.tsx'

interface TipProps {
  label: string
  shortcut?: string | undefined
  side?: 'top' | 'bottom' | 'left' | 'right' | undefined
  /** A press shows it too: the reason why a control is off, for fingers. */
  onPress?: boolean | undefined
  children: ReactElement<{ 'aria-label'?: string | undefined }>
}

/**
 * A word about the control inside, after 400 ms or at once on keyboard focus. Screen readers hear it as the control's
 * description, unless it is its name already, so the tip itself is for eyes only.
 */
export function Tip({ label, shortcut, side = 'top', onPress = false, children }: TipProps) {
  const [open, setOpen] = useState(false)
  const description = children.props['aria-label'] === label ? undefined : label
  return (
    <Tooltip.Root open={open} onOpenChange={setOpen}>
      <Tooltip.Trigger
        delay={400}
        closeOnClick={!onPress}
        aria-description={description}
        {...(onPress && { onClick: () => setOpen(true) })}
        render={children}
      />
      <Tooltip.Portal>
        <Tooltip.Positioner side={side} sideOffset={6} collisionPadding={8} className="z-(--z-tip)">
          <Tooltip.Popup
            aria-hidden="true"
            className="float inline-flex max-w-72 items-center gap-2 rounded-2 bg-fg px-2 py-[5px] text-12 font-medium text-bg"
          >
            {label}
            {shortcut !== undefined && <Kbd keys={shortcut} tone="on-tip" />}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
