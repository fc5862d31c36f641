import { useSyncExternalStore } from 'react'
import { create } from 'zustand'

/**
 * How this page hears of news. `lost`: not for five seconds, so it asks instead; work goes on without it.
 * `offline`: this device has no network at all.
 */
export type Connection = 'live' | 'lost' | 'offline'

export const useStream = create<{ lost: boolean }>(() => ({ lost: false }))

export function useOnline(): boolean {
  return useSyncExternalStore(hearNetwork, () => navigator.onLine)
}

export function useConnection(): Connection {
  const online = useOnline()
  const lost = useStream((state) => state.lost)
  return online ? (lost ? 'lost' : 'live') : 'offline'
}

function hearNetwork(changed: () => void): () => void {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}
