import { Bell } from 'lucide-react'
import { type ComponentProps, lazy, Suspense } from 'react'
import { IconButton } from '#web/ui/icon-button.tsx'
import { useLazyFloat } from '../shell/use-lazy-float.ts'
import { useUnread } from './unread.ts'

const NotificationsPopover = lazy(() =>
  import('./notifications-popover.tsx').then(({ NotificationsPopover }) => ({
    default: NotificationsPopover,
  })),
)

export function NotificationsButton() {
  const { isThere, open, setOpen } = useLazyFloat()
  const unread = useUnread()
  const alone = <Trigger onClick={() => setOpen(true)} />
  return (
    <span className="relative flex">
      {isThere ? (
        <Suspense fallback={alone}>
          <NotificationsPopover trigger={<Trigger />} open={open} onOpenChange={setOpen} />
        </Suspense>
      ) : (
        alone
      )}
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
  return <IconButton {...props} aria-haspopup="dialog" label={label} icon={Bell} />
}
