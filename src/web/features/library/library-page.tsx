import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo } from 'react'
import { assetsQuery } from '#web/api/queries.ts'
import { useDrop } from '#web/features/uploads/use-drop.ts'
import { ProblemCard } from '#web/ui/problem-card.tsx'
import { LibraryBar } from './library-bar.tsx'
import { LibraryEmpty } from './library-empty.tsx'
import { LibraryGrid } from './library-grid.tsx'
import { type LibraryQuery, useLibraryQuery, wholeLibrary } from './library-query.ts'
import { LibrarySkeleton } from './library-skeleton.tsx'
import { LibraryUploads, uploadToLibrary } from './library-uploads.tsx'

const route = getRouteApi('/shell/library')

/** All that was made and brought in, newest first. */
export function LibraryPage() {
  const { q, kind, favorite } = route.useSearch()
  const navigate = route.useNavigate()
  const query = useMemo<LibraryQuery>(
    () => ({
      ...wholeLibrary,
      ...(kind && { kind }),
      ...(q && { q }),
      ...(favorite && { favorite: 'true' }),
    }),
    [q, kind, favorite],
  )
  useEffect(() => useLibraryQuery.setState({ query }), [query])

  const {
    data,
    error,
    isPending,
    isPlaceholderData,
    hasNextPage,
    isFetchingNextPage,
    fetchNextPage,
    refetch,
  } = useInfiniteQuery({ ...assetsQuery(query), placeholderData: (before) => before })
  const assets = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data])
  const more = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage()
  }, [isFetchingNextPage, fetchNextPage])
  const drop = useDrop(({ files }) => uploadToLibrary(files))
  const filters = [q, kind, favorite].filter(Boolean).length

  return (
    <div className="relative flex h-full min-h-0 flex-col" {...drop.handlers}>
      <h1 className="sr-only">Library</h1>
      <LibraryBar count={assets.length} hasMore={hasNextPage} />
      <LibraryUploads />
      {error !== null && data === undefined ? (
        <div className="grid flex-1 place-items-center p-6">
          <ProblemCard className="w-full max-w-[460px]" error={error} onRetry={() => void refetch()} />
        </div>
      ) : isPending ? (
        <LibrarySkeleton />
      ) : assets.length === 0 ? (
        <LibraryEmpty
          filters={filters}
          onClear={() => void navigate({ search: {}, replace: true })}
          words={q ?? ''}
        />
      ) : (
        <div
          className={
            isPlaceholderData ? 'flex min-h-0 flex-1 flex-col opacity-60' : 'flex min-h-0 flex-1 flex-col'
          }
        >
          <LibraryGrid assets={assets} hasMore={hasNextPage} onMore={more} />
        </div>
      )}
      {drop.over && (
        <div className="pointer-events-none absolute inset-2 z-(--z-float) grid place-items-center rounded-3 bg-scrim text-16 font-semibold text-on-media outline-2 outline-accent-edge outline-dashed">
          Drop to add to the library
        </div>
      )}
    </div>
  )
}
