import { Notifications } from './notifications.tsx'

/** The bell's list as a page, for phones. */
export function NotificationsPage() {
  return (
    <div className="mx-auto flex h-full w-full max-w-[680px] flex-col">
      <h1 className="sr-only">Notifications</h1>
      <Notifications heading={false} onLeave={() => {}} />
    </div>
  )
}
