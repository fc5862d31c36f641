import { useEffect, useState } from 'react'

/** The time in milliseconds, told anew each second while `on`. */
export function useNow(on = true): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    if (!on) return
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [on])
  return now
}
