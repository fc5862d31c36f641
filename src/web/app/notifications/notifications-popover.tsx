import { useState } from 'react'
import type { FloatProps } from '#web/ui/lazy-float.tsx'
import { Popover } from '#web/ui/popover-float.tsx'
import { Notifications } from './notifications.tsx'

export function NotificationsPopover(props: FloatProps) {
  const [open, setOpen] = useState(false)
  return (
    <Popover
      {...props}
      label="Notifications"
      align="end"
      open={open}
      onOpenChange={setOpen}
      className="flex w-[380px] flex-col"
    >
      <Notifications onLeave={() => setOpen(false)} />
    </Popover>
  )
}
