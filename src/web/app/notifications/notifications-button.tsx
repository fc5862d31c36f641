import { Bell } from 'lucide-react'
import type { ComponentProps } from 'react'
import { IconButton } from '#web/ui/icon-button.tsx'
import { LazyFloat } from '#web/ui/lazy-float.tsx'
import { lazyPart } from '#web/ui/lazy-part.ts'
import { useUnread } from './unread.ts'

const notificationsPopover = lazyPart(() =>
  import('./notifications-popover.tsx').then(({ NotificationsPopover }) => NotificationsPopover),
)

export function NotificationsButton() {
  const unread = useUnread()
  return (
    <span className="relative flex">
      <LazyFloat of={notificationsPopover} opens="dialog" with={{ trigger: <Trigger /> }} />
      {unread > 0 && (
        <span
          aria-hidden="true"
          className="pointer-events-none absolute top-1 right-1 size-2 rounded-full bg-accent-edge ring-2 ring-panel"
        />
      )}
    </span>
  )
}

/** The popover adds what makes it a trigger. */
function Trigger(props: Omit<ComponentProps<typeof IconButton>, 'label' | 'icon'>) {
  const unread = useUnread()
  const label = unread === 0 ? 'Notifications' : `Notifications, ${unread > 99 ? 'over 99' : unread} unread`
  return <IconButton {...props} label={label} icon={Bell} />
}
