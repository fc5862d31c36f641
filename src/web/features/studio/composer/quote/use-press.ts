import { useEffect, useEffectEvent, useState } from 'react'
import type { GenerationRequest } from '#contract/generation.ts'
import { price } from '#web/ui/format.ts'
import { toast } from '#web/ui/toast.tsx'

interface Pressable {
  request: GenerationRequest | null
  total: number | null
  /** It cannot be pressed, whatever the price. */
  off: boolean
  /** The price is on its way. */
  loading: boolean
  begin: () => void
}

/**
 * A press that comes before the price waits for it. It then starts what costs no more than was last shown; more than
 * that is said, and needs another press. Changed words end the wait.
 */
export function usePress({ request, total, off, loading, begin }: Pressable): () => void {
  const [waiting, setWaiting] = useState<{ request: GenerationRequest; shown: number } | null>(null)
  if (waiting !== null && (off || waiting.request !== request)) setWaiting(null)
  const arrived = useEffectEvent(() => {
    if (waiting === null || total === null) return
    setWaiting(null)
    if (total <= waiting.shown) begin()
    else toast.info(`This costs ${price(total)}. Press again to generate.`, { id: 'price-first' })
  })
  const isReady = waiting !== null && !loading
  useEffect(() => {
    if (isReady) arrived()
  }, [isReady])
  return () => {
    if (off || request === null) return
    if (loading) setWaiting({ request, shown: total ?? 0 })
    else begin()
  }
}
