import { Button, LinkButton } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { plural } from '#web/ui/format.ts'

interface JobsEmptyProps {
  words: string
  filters: number
  onClear: () => void
}

export function JobsEmpty({ words, filters, onClear }: JobsEmptyProps) {
  if (filters === 0) {
    return (
      <EmptyState
        art="jobs"
        className="flex-1"
        title="No jobs yet"
        body="Every take that you generate stands here with its steps, its receipt and its flight record."
        actions={
          <LinkButton kind="primary" to="/home">
            Write a shot
          </LinkButton>
        }
      />
    )
  }
  return (
    <EmptyState
      art="search"
      className="flex-1"
      title={words === '' ? 'Nothing in this state' : `Nothing matches “${words}”`}
      body={filters > 1 ? 'All filters count together.' : 'Jobs are found by words of their prompts.'}
      actions={<Button onClick={onClear}>Clear {plural(filters, 'filter')}</Button>}
    />
  )
}
