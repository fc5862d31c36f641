import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { jobsQuery } from '#web/api/queries.ts'
import { cx } from '#web/ui/cx.ts'
import { ProblemCard } from '#web/ui/problem-card.tsx'
import { jobRows } from './job-rows.ts'
import { JobsBar } from './jobs-bar.tsx'
import { JobsEmpty } from './jobs-empty.tsx'
import { JobsList } from './jobs-list.tsx'
import { JobsListSkeleton } from './jobs-list-skeleton.tsx'

const route = getRouteApi('/shell/jobs')

/** Everything that was ever started, newest first; what runs moves. */
export function JobsPage() {
  const { q, status, engine } = route.useSearch()
  const navigate = route.useNavigate()
  const query = useMemo(
    () => ({
      limit: 50,
      ...(q && { q }),
      ...(status === 'live' ? { live: 'true' as const } : status && { status }),
      ...(engine && { engineId: engine }),
    }),
    [q, status, engine],
  )
  const jobs = useInfiniteQuery({ ...jobsQuery(query), placeholderData: (before) => before })
  const { data, error, isPlaceholderData, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = jobs
  const rows = useMemo(() => jobRows(data?.pages.flatMap(({ items }) => items) ?? []), [data])
  const more = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage()
  }, [isFetchingNextPage, fetchNextPage])
  const filters = [q, status, engine].filter(Boolean).length

  return (
    <div className="flex h-full min-h-0 flex-col">
      <h1 className="sr-only">Jobs</h1>
      <JobsBar />
      {error !== null && data === undefined ? (
        <div className="grid flex-1 place-items-center p-6">
          <ProblemCard className="w-full max-w-[460px]" error={error} onRetry={() => void refetch()} />
        </div>
      ) : jobs.isPending ? (
        <JobsListSkeleton />
      ) : rows.length === 0 ? (
        <JobsEmpty
          words={q ?? ''}
          filters={filters}
          onClear={() => void navigate({ search: {}, replace: true })}
        />
      ) : (
        <div className={cx('flex min-h-0 flex-1 flex-col', isPlaceholderData && 'opacity-60')}>
          <JobsList rows={rows} hasMore={hasNextPage} onMore={more} />
        </div>
      )}
    </div>
  )
}
