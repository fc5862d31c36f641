import { Button, LinkButton } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { plural } from '#web/ui/format.ts'

interface LibraryEmptyProps {
  words: string
  filters: number
  onClear: () => void
}

export function LibraryEmpty({ words, filters, onClear }: LibraryEmptyProps) {
  if (filters === 0) {
    return (
      <EmptyState
        actions={<LinkButton to="/projects">Open a project</LinkButton>}
        art="library"
        body="Takes, uploads and exports land here."
        className="flex-1"
        title="Nothing here yet"
      />
    )
  }
  return (
    <EmptyState
      actions={<Button onClick={onClear}>Clear {plural(filters, 'filter')}</Button>}
      art="search"
      body={words === '' ? 'Nothing has these marks.' : `Nothing matches “${words}” with these filters.`}
      className="flex-1"
      title="Nothing found"
    />
  )
}
