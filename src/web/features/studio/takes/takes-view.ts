import type { Take } from './take.ts'

/** What the strip of takes shows and does. Its functions stay the same, so that tiles rest. */
export interface TakesView {
  takes: readonly Take[]
  viewed: Take | null
  chosenId: string | null
  retryingId: string | null
  engineName: (id: string) => string
  onView: (take: Take) => void
  onChoose: (take: Take) => void
  onCompare: (take: Take) => void
  onRetry: (take: Take) => void
}
