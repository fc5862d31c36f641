import { useEffect } from 'react'
import type { ShotRequest } from '#contract/project.ts'
import { useDraftActions } from '../draft.ts'

interface Change {
  patch: Partial<ShotRequest>
  label: string
}

const waiting = new Map<string, Change>()

/** Other pages begin a take in a shot: the change waits for the shot's page to open. */
export const handOver = (shotId: string, change: Change): void => void waiting.set(shotId, change)

/** Takes what was handed over to this shot, once. */
export function useHandedOver(shotId: string): void {
  const { change } = useDraftActions()
  useEffect(() => {
    const handed = waiting.get(shotId)
    if (handed === undefined) return
    waiting.delete(shotId)
    change(handed.patch, handed.label)
  }, [shotId, change])
}
