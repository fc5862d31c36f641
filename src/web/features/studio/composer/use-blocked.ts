import { useEffect, useMemo, useState } from 'react'
import type { ShotRequest } from '#contract/project.ts'
import { type Blocked, blockedIn, type Guard } from './logic/blocked.ts'

/** What is wrong with the words. The list of what is refused is long and comes after the page; the studio has it anyway. */
export function useBlocked(draft: ShotRequest): Blocked | null {
  const [guard, setGuard] = useState<Guard | null>(null)
  useEffect(() => {
    import('#catalog/guard.ts').then(
      ({ guardPrompt }) => setGuard(() => guardPrompt),
      () => {},
    )
  }, [])
  return useMemo(() => guard && blockedIn(draft, guard), [draft, guard])
}
