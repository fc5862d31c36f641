import { WifiOff } from 'lucide-react'
import { takesOf, useOutbox } from '#web/api/outbox.ts'
import { plural } from '#web/ui/format.ts'
import { Icon } from '#web/ui/icon.tsx'
import { Ring } from '#web/ui/ring.tsx'
import { useConnection } from '../live/connection.ts'

/** Offline, on every width: what waits and what it costs. On phones also that the page has lost touch. */
export function ConnectionStrip() {
  const connection = useConnection()
  const waiting = useOutbox(({ items }) => items.reduce((sum, { request }) => sum + takesOf(request), 0))
  return (
    <div role="status" className="flex-none">
      {connection === 'offline' && (
        <p className="flex min-h-8 items-center justify-center gap-2 bg-info-soft px-4 py-1.5 text-12 font-medium">
          <Icon of={WifiOff} className="text-info" />
          {waiting === 0
            ? 'You are offline. Takes that you start are sent when you are back. Nothing is charged until then.'
            : `You are offline. ${plural(waiting, 'take')} will be sent when you are back. Nothing is charged until then.`}
        </p>
      )}
      {connection === 'lost' && (
        <p className="flex min-h-7 items-center justify-center gap-2 bg-hover px-4 text-12 tablet:hidden">
          <Ring value={null} size={14} label="" />
          <span className="font-medium">Reconnecting</span>
          <span className="text-fg-2">Work goes on without this page</span>
        </p>
      )}
    </div>
  )
}
