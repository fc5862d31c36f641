import { useState } from 'react'
import type { JobPreview } from '#contract/job.ts'
import type { Arrival } from '#web/features/player/arrival.ts'
import type { Take } from '../takes/take.ts'

interface Held {
  takeId: string
  preview: JobPreview | null
  /** Set when the final has come and the preview has said where it stood. */
  arrived: { at: Arrival | null } | null
}

/** The preview of the take that is looked at, held until its final takes its place; and where the final then begins. */
export function usePreview({ id, job, state }: Take) {
  const fresh: Held = { takeId: id, preview: job.preview, arrived: null }
  const [held, setHeld] = useState(fresh)
  const now = held.takeId === id ? held : fresh
  if (held !== now || (job.preview !== null && job.preview.url !== held.preview?.url)) setHeld(fresh)
  const awaits = state.phase === 'ready' && now.arrived === null
  return {
    preview: job.preview ?? (awaits ? now.preview : null),
    arrival: now.arrived?.at ?? null,
    arrive: (at: Arrival | null) => setHeld({ ...now, arrived: { at } }),
  }
}
