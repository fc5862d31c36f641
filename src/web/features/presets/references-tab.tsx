import { useInfiniteQuery, useQueries } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactNode, useDeferredValue, useState } from 'react'
import type { Asset, AssetKind } from '#contract/asset.ts'
import { assetQuery, assetsQuery, jobsQuery } from '#web/api/queries.ts'
import { withInput, withoutInput } from '#web/features/studio/composer/logic/inputs.ts'
import { roleLabels, slotsFor } from '#web/features/studio/composer/logic/roles.ts'
import { useStudioFacts } from '#web/features/studio/composer/use-studio-facts.ts'
import { useDraft } from '#web/features/studio/draft.ts'
import { useEngineName } from '#web/features/studio/takes/use-engines.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { SearchInput } from '#web/ui/input.tsx'
import { ProblemCard } from '#web/ui/problem-card.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { NothingFound } from './nothing-found.tsx'
import { type Reference, ReferenceTile } from './reference-tile.tsx'
import { TileGrid } from './tile-grid.tsx'

const route = getRouteApi('/shell/projects/$projectId/shots/$shotId')
const PAGE = 24
const usable: ReadonlySet<string> = new Set<AssetKind>(['image', 'video', 'audio'])

/** What this shot goes by, its takes, and everything else in the library. */
export function ReferencesTab() {
  const [words, setWords] = useState('')
  const q = useDeferredValue(words.trim())
  const inputs = useInputReferences()
  const takes = useTakes()
  const library = useInfiniteQuery(assetsQuery({ status: 'ready', limit: PAGE, q: q === '' ? undefined : q }))
  const searching = q !== ''
  const shownAbove = new Set(searching ? [] : takes.map(({ assetId }) => assetId))
  const others = (library.data?.pages ?? [])
    .flatMap(({ items }) => items)
    .flatMap(referenceOf)
    .filter(({ assetId }) => !shownAbove.has(assetId))
  const empty = others.length === 0 && takes.length === 0 && inputs.length === 0
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex-none px-3 pt-2.5 pb-2">
        <SearchInput label="Search takes and uploads" value={words} onValue={setWords} />
      </div>
      <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto px-3 pt-1 pb-3 scroll-thin">
        {!searching && <Group title="In this shot" references={inputs} />}
        {!searching && <Group title="Takes of this shot" references={takes} />}
        {library.error !== null && (
          <ProblemCard error={library.error} onRetry={() => void library.refetch()} />
        )}
        {library.isPending && <Waiting />}
        <Group title={searching ? 'Found' : 'Library'} references={others}>
          {library.hasNextPage && (
            <Button
              kind="quiet"
              size="sm"
              busy={library.isFetchingNextPage}
              onClick={() => void library.fetchNextPage()}
            >
              Show {PAGE} more
            </Button>
          )}
        </Group>
        {library.isSuccess && searching && others.length === 0 && (
          <NothingFound query={q} onShowAll={() => setWords('')} />
        )}
        {library.isSuccess && !searching && empty && (
          <EmptyState
            art="library"
            title="Nothing to go by yet"
            body="Takes and uploads of this workspace appear here. Drag one to a slot of the shot."
          />
        )}
      </div>
    </div>
  )
}

interface GroupProps {
  title: string
  references: readonly Reference[]
  children?: ReactNode
}

function Group({ title, references, children }: GroupProps) {
  const { draft, change } = useDraft()
  const { facts } = useStudioFacts()
  const slots = slotsFor(draft, facts?.engines ?? [])
  if (references.length === 0) return null
  return (
    <section aria-label={title} className="flex flex-col gap-2">
      <h3 className="text-12 font-medium text-fg-2">{title}</h3>
      <TileGrid
        label={title}
        items={references}
        keyOf={({ assetId, role }) => `${assetId}${role ?? ''}`}
        entry={null}
        tile={(reference, roving) => (
          <ReferenceTile
            reference={reference}
            slots={slots}
            onUse={(role) => change(withInput(draft, role, reference.assetId, slots), roleLabels[role])}
            {...(reference.role !== undefined && {
              onRemove: () => change(withoutInput(draft, indexOf(reference)), 'Input removed'),
            })}
            {...roving}
          />
        )}
      />
      {children}
    </section>
  )

  function indexOf({ assetId, role }: Reference): number {
    return (draft.inputs ?? []).findIndex((input) => input.assetId === assetId && input.role === role)
  }
}

function Waiting() {
  return (
    <div aria-hidden="true" className="grid grid-cols-2 gap-2">
      {['a', 'b', 'c', 'd'].map((place) => (
        <Skeleton key={place} className="aspect-video w-full rounded-2" />
      ))}
    </div>
  )
}

function useInputReferences(): Reference[] {
  const inputs = useDraft().draft.inputs ?? []
  const assets = useQueries({ queries: inputs.map(({ assetId }) => assetQuery(assetId)) })
  return inputs.flatMap(({ role }, i) => {
    const asset = assets[i]?.data
    return asset === undefined ? [] : referenceOf(asset).map((reference) => ({ ...reference, role }))
  })
}

/** Pictures and videos that takes of this shot have made, the newest first. */
function useTakes(): Reference[] {
  const { shotId } = route.useParams()
  const engineName = useEngineName()
  const jobs = useInfiniteQuery(jobsQuery({ shotId, status: 'succeeded', limit: PAGE }))
  return (jobs.data?.pages[0]?.items ?? []).flatMap(({ outputs, engineId }) =>
    outputs.flatMap(({ assetId, kind, posterUrl, durationSeconds }): Reference[] =>
      kind === 'image' || kind === 'video'
        ? [{ assetId, kind, posterUrl, durationSeconds, name: engineName(engineId) }]
        : [],
    ),
  )
}

function referenceOf({ id, kind, name, posterUrl, durationSeconds }: Asset): Reference[] {
  return usable.has(kind) ? [{ assetId: id, kind, name, posterUrl, durationSeconds }] : []
}
