import { WifiOff } from 'lucide-react'
import { useEffect } from 'react'
import { ApiError } from '#web/api/client.ts'
import { Button } from '#web/ui/button.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { ProblemCard } from '#web/ui/problem-card.tsx'
import { useOnline } from '../live/connection.ts'
import { useTitle } from '../title.ts'

const tryAgainMs = 4_000

/** Nothing of the studio can be shown: it does not answer, or this device is offline. It looks again by itself. */
export function UnreachablePage({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const online = useOnline()
  useTitle(online ? 'The studio does not answer' : 'Offline')
  useEffect(() => {
    if (error instanceof ApiError) return
    const timer = setInterval(onRetry, tryAgainMs)
    window.addEventListener('online', onRetry)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', onRetry)
    }
  }, [error, onRetry])
  return (
    <main className="grid h-dvh place-items-center p-6">
      {error instanceof ApiError ? (
        <ProblemCard error={error} onRetry={onRetry} className="w-full max-w-[440px]" />
      ) : (
        <div className="flex max-w-[44ch] flex-col items-center gap-1 text-center">
          <Icon of={WifiOff} size={24} className="mb-2 text-info" />
          <h1 className="text-14 font-medium">{online ? 'The studio does not answer' : 'You are offline'}</h1>
          <p className="text-pretty text-fg-2">
            {online
              ? 'It may be starting again. Work that runs goes on; this page looks again every few seconds.'
              : 'Work that runs goes on in the studio. This page opens again when the network is back.'}
          </p>
          <Button className="mt-3" onClick={onRetry}>
            Try now
          </Button>
        </div>
      )}
    </main>
  )
}
