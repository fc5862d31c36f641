import { useState } from 'react'
import { timeLeft } from '#web/ui/format.ts'
import { useNow } from '#web/ui/use-now.ts'

/** The studio's last word on the time left, counted down until the next one. */
export function useTimeLeft(etaSeconds: number | null, progress: number): string {
  const now = useNow(etaSeconds !== null)
  const [told, setTold] = useState({ etaSeconds, at: now })
  if (told.etaSeconds !== etaSeconds) setTold({ etaSeconds, at: now })
  if (etaSeconds === null) return ''
  return timeLeft(Math.max(0, etaSeconds - (now - told.at) / 1000), progress)
}
