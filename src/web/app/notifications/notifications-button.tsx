import { Bell } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Popover } from '#web/ui/popover.tsx'
import { useUnread } from './unread.ts'

const Notifications = lazy(() =>
  import('./notifications.tsx').then(({ Notifications }) => ({ default: Notifications })),
)

export function NotificationsButton() {
  const [open, setOpen] = useState(false)
  const unread = useUnread()
  return (
    <span className="relative flex">
      <Popover
        label="Notifications"
        align="end"
        open={open}
        onOpenChange={setOpen}
        className="flex w-[380px] flex-col"
        trigger={
          <IconButton
            label={
              unread === 0 ? 'Notifications' : `Notifications, ${unread > 99 ? 'over 99' : unread} unread`
            }
            icon={Bell}
          />
        }
      >
        <Suspense fallback={<div className="h-40" />}>
          <Notifications onLeave={() => setOpen(false)} />
        </Suspense>
      </Popover>
      {unread > 0 && (
        <span
          aria-hidden="true"
          className="pointer-events-none absolute top-1 right-1 size-2 rounded-full bg-accent-edge ring-2 ring-panel"
        />
      )}
    </span>
  )
}
