import type { ReactNode } from 'react'
import { Button } from '#web/ui/button.tsx'

interface NothingFoundProps {
  query: string
  onShowAll(): void
  /** Said instead, when the list is empty for another reason. */
  children?: ReactNode
}

export function NothingFound({ query, onShowAll, children }: NothingFoundProps) {
  return (
    <div role="status" className="flex flex-col items-center gap-3 px-2 py-8 text-center text-fg-2">
      <p>{children ?? `Nothing here matches “${query}”.`}</p>
      <Button size="sm" onClick={onShowAll}>
        Show all
      </Button>
    </div>
  )
}
