import type { ReactElement } from 'react'
import { Popover } from '#web/ui/popover.tsx'
import { Notifications } from './notifications.tsx'

interface NotificationsPopoverProps {
  trigger: ReactElement
  open: boolean
  onOpenChange: (open: boolean) => void
}

export function NotificationsPopover({ trigger, open, onOpenChange }: NotificationsPopoverProps) {
  return (
    <Popover
      label="Notifications"
      align="end"
      open={open}
      onOpenChange={onOpenChange}
      className="flex w-[380px] flex-col"
      trigger={trigger}
    >
      <Notifications onLeave={() => onOpenChange(false)} />
    </Popover>
  )
}
