import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ProblemCard } from '#web/ui/problem-card.tsx'
import { Loading, Skeleton } from '#web/ui/skeleton.tsx'
import { focusPrompt } from '../focus-prompt.ts'

interface NoTakeProps {
  isPending: boolean
  error: unknown
  onRetry: () => void
}

/** A shot whose takes are not there: being read, unreadable, or not made yet. */
export function NoTake({ isPending, error, onRetry }: NoTakeProps) {
  if (isPending) {
    return (
      <Loading className="flex min-h-0 flex-1 flex-col gap-3 bg-well p-3" label="Opening takes">
        <span className="skeleton min-h-40 flex-1 rounded-[2px]" />
        <Skeleton className="h-7 w-full" />
        <div className="grid grid-cols-4 gap-2.5">
          {[1, 2, 3, 4].map((index) => (
            <span key={index} className="skeleton aspect-video rounded-2" />
          ))}
        </div>
      </Loading>
    )
  }
  if (error !== null && error !== undefined) {
    return (
      <div className="grid min-h-0 flex-1 place-items-center bg-well p-5">
        <ProblemCard className="w-full max-w-[460px] bg-panel!" error={error} onRetry={onRetry} />
      </div>
    )
  }
  return (
    <EmptyState
      actions={<Button onClick={focusPrompt}>Write the shot</Button>}
      art="takes"
      body="Write the shot, then generate. A draft is free."
      className="min-h-64 flex-1 bg-well"
      title="No takes yet"
    />
  )
}
