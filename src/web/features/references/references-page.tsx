import { useInfiniteQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { type ReferenceKind, type ReferenceSet, referenceKinds } from '#contract/reference.ts'
import { referencesQuery } from '#web/api/queries.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { SearchInput } from '#web/ui/input.tsx'
import { ProblemCard } from '#web/ui/problem-card.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { Loading, Skeleton } from '#web/ui/skeleton.tsx'
import { ReferenceCard } from './reference-card.tsx'
import { kindLabels } from './reference-words.ts'
import { SetDialog } from './set-dialog.tsx'

/** Who and what comes back from shot to shot: people, products, places and styles with their pictures. */
export function ReferencesPage() {
  const [words, setWords] = useState('')
  const [kind, setKind] = useState<ReferenceKind | 'all'>('all')
  const [editing, setEditing] = useState<ReferenceSet | 'new' | null>(null)
  const q = useDeferredValue(words.trim())
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useInfiniteQuery({
      ...referencesQuery({ q: q === '' ? undefined : q, kind: kind === 'all' ? undefined : kind }),
      placeholderData: (before) => before,
    })
  const sets = data?.pages.flatMap(({ items }) => items) ?? []
  const filtered = q !== '' || kind !== 'all'
  const add = (
    <Button
      className="max-tablet:h-11!"
      icon={Plus}
      kind="primary"
      onClick={() => setEditing('new')}
      size="lg"
    >
      New set
    </Button>
  )
  return (
    <div className="mx-auto flex w-full max-w-[1080px] flex-col gap-4 p-6 max-tablet:p-3">
      <header className="flex flex-wrap items-center gap-2">
        <h1 className="flex-1 text-20 font-semibold tracking-[-0.018em]">References</h1>
        {(sets.length > 0 || filtered) && add}
      </header>
      {(sets.length > 0 || filtered) && (
        <div className="flex flex-wrap gap-2">
          <SearchInput
            className="min-w-48 flex-1"
            label="Search references"
            onValue={setWords}
            value={words}
          />
          <Segmented
            hideLabel
            label="Kind"
            onChange={setKind}
            options={[
              { value: 'all', label: 'All' },
              ...referenceKinds.map((value) => ({ value, label: kindLabels[value] })),
            ]}
            value={kind}
          />
        </div>
      )}
      {error !== null && data === undefined ? (
        <ProblemCard error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <Loading className="grid grid-cols-3 gap-4 max-tablet:grid-cols-1" label="Loading references">
          {['a', 'b', 'c'].map((place) => (
            <Skeleton key={place} className="h-48 rounded-3" />
          ))}
        </Loading>
      ) : sets.length > 0 ? (
        <ul
          aria-label="Reference sets"
          className="grid grid-cols-3 gap-4 max-laptop:grid-cols-2 max-tablet:grid-cols-1"
        >
          {sets.map((set) => (
            <ReferenceCard key={set.id} onEdit={() => setEditing(set)} set={set} />
          ))}
        </ul>
      ) : filtered ? (
        <EmptyState
          actions={
            <Button
              onClick={() => {
                setWords('')
                setKind('all')
              }}
            >
              Show all
            </Button>
          }
          art="search"
          title="No set is like that"
        />
      ) : (
        <EmptyState
          actions={add}
          art="library"
          body="Save pictures of a person, a product, a place or a style under a name. Write @name in a prompt, and they look the same from shot to shot."
          title="No reference sets yet"
        />
      )}
      {hasNextPage && (
        <Button busy={isFetchingNextPage} kind="quiet" onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
      {editing !== null && (
        <SetDialog onClose={() => setEditing(null)} set={editing === 'new' ? undefined : editing} />
      )}
    </div>
  )
}
