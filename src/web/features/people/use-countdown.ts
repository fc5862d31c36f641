import { useEffect, useState } from 'react'

/** Seconds that run down to 0, as a number and as `0:48`. */
export function useCountdown() {
  const [end, setEnd] = useState(0)
  const [now, setNow] = useState(0)
  const left = Math.max(0, Math.ceil((end - now) / 1000))
  const runs = left > 0
  useEffect(() => {
    if (!runs) return
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [runs])
  return {
    left,
    text: `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`,
    start: (seconds: number) => {
      setNow(Date.now())
      setEnd(Date.now() + seconds * 1000)
    },
  }
}
