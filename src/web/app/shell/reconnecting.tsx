import { Ring } from '#web/ui/ring.tsx'
import { useConnection } from '../live/connection.ts'

/** The page has lost touch with the studio and asks instead; work goes on without it. */
export function Reconnecting() {
  const lost = useConnection() === 'lost'
  return (
    <span role="status" className="flex flex-none items-center gap-1.5 text-12 max-tablet:hidden">
      {lost && (
        <>
          <Ring value={null} size={14} label="" />
          <span className="text-fg-2">Reconnecting</span>
          <span className="text-fg-3 max-laptop:hidden">Work goes on without this page</span>
        </>
      )}
    </span>
  )
}
