interface Note {
  /** One note a job, however many tabs would show it. */
  id: string
  title: string
  body: string
  open: () => void
}

export type NotificationPermissionState = NotificationPermission | 'unsupported'

export const notificationPermission = (): NotificationPermissionState =>
  typeof Notification === 'undefined' ? 'unsupported' : Notification.permission

/** Only by a press: browsers punish pages that ask by themselves. */
export async function askForNotifications(): Promise<NotificationPermissionState> {
  return typeof Notification === 'undefined' ? 'unsupported' : Notification.requestPermission()
}

export function notifyByBrowser({ id, title, body, open }: Note): void {
  if (notificationPermission() !== 'granted') return
  try {
    const note = new Notification(title, { body, tag: id, icon: '/icon-192.png' })
    note.onclick = () => {
      window.focus()
      open()
      note.close()
    }
  } catch {
    // Android takes notes from service workers only; the bell has it.
  }
}
