import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { Job } from '#contract/job.ts'
import { useUnsentTakes } from '#web/api/actions.ts'
import { jobsQuery } from '#web/api/queries.ts'
import { takesOf } from './take.ts'

const none: readonly Job[] = []

/** All takes of a shot, newest first, with those that are on their way to the studio. */
export function useTakes(shotId: string) {
  const query = useInfiniteQuery(jobsQuery({ shotId, limit: 100 }))
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = query
  // A take's number counts from the first one, so the whole list is read.
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage()
  }, [hasNextPage, isFetching, isError, fetchNextPage])

  const waiting = useUnsentTakes(shotId)
  const unsent = waiting.length === 0 ? none : waiting
  const takes = useMemo(() => {
    const sent = data?.pages.flatMap(({ items }) => items) ?? []
    const known = new Set(sent.map(({ id }) => id))
    return takesOf([...sent, ...unsent.filter(({ id }) => !known.has(id))])
  }, [data, unsent])
  return {
    takes,
    isPending: !isError && (query.isPending || hasNextPage),
    error: query.error,
    retry: () => void query.refetch(),
  }
}
