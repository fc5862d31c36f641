import { useEffect, useEffectEvent, useState } from 'react'
import type { GenerationRequest } from '#contract/generation.ts'

interface Pressable {
  request: GenerationRequest | null
  total: number | null
  /** It cannot be pressed, whatever the price. */
  off: boolean
  /** The price is on its way. */
  loading: boolean
  begin: () => void
}

interface Press {
  press(): void
  /** The price that came after the press is more than was shown: it needs another one. */
  again: boolean
}

/**
 * A press that comes before the price waits for it. It then starts what costs no more than was last shown; more than
 * that needs another press. Changed words end the wait.
 */
export function usePress({ request, total, off, loading, begin }: Pressable): Press {
  const [waiting, setWaiting] = useState<{ request: GenerationRequest; shown: number } | null>(null)
  const [dearer, setDearer] = useState<GenerationRequest | null>(null)
  if (waiting !== null && (off || waiting.request !== request)) setWaiting(null)
  const arrived = useEffectEvent(() => {
    if (waiting === null || total === null) return
    setWaiting(null)
    if (total <= waiting.shown) begin()
    else setDearer(waiting.request)
  })
  const isReady = waiting !== null && !loading
  useEffect(() => {
    if (isReady) arrived()
  }, [isReady])
  return {
    again: dearer !== null && dearer === request,
    press() {
      if (off || request === null) return
      setDearer(null)
      if (loading) setWaiting({ request, shown: total ?? 0 })
      else begin()
    },
  }
}
