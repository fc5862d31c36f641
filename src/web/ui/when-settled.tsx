import { type ReactNode, useState } from 'react'

interface WhenSettledProps {
  /** Its list scrolls too fast to be looked at. */
  flying: boolean
  /** What stands there until then, of the same size. */
  place: ReactNode
  children: ReactNode
}

/** What is made once its list is slow enough to be looked at, and then stays. */
export function WhenSettled({ flying, place, children }: WhenSettledProps) {
  const [waits, setWaits] = useState(flying)
  if (waits && !flying) setWaits(false)
  return waits ? place : children
}
