import type { Take } from './take.ts'

/** What the strip of takes shows and does. Its functions stay the same, so that tiles rest. */
export interface TakesView {
  /** Newest first, as far as they are read. */
  takes: readonly Take[]
  viewed: Take | null
  chosenId: string | null
  retryingId: string | null
  engineName: (id: string) => string
  onView: (take: Pick<Take, 'id'>) => void
  onChoose: (take: Take) => void
  /** Chooses it, and cancels the takes of its group that have not begun. */
  onKeep: (take: Take) => void
  onCompare: (take: Take) => void
  onRetry: (take: Take) => void
  /** The end of what is read is near. */
  onMore: () => void
  /** Reads on to a take that may be far back; its id, or null. */
  onReach: (number: number) => Promise<string | null>
}
