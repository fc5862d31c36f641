import { type InfiniteData, useInfiniteQuery, useQueries } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { Job } from '#contract/job.ts'
import { useUnsentTakes } from '#web/api/actions.ts'
import { isUnsent } from '#web/api/outbox.ts'
import { jobQuery, jobsQuery } from '#web/api/queries.ts'
import { takesOf } from './take.ts'

const none: readonly Job[] = []

/**
 * Takes of a shot, newest first, with those that are on their way to the studio. The list is read as far as it is
 * looked at; `known` are its takes and, from anywhere in the shot, the `named` ones.
 */
export function useTakes(shotId: string, named: readonly string[] = []) {
  const query = useInfiniteQuery(jobsQuery({ shotId, limit: 100 }))
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = query
  const waiting = useUnsentTakes(shotId)
  const unsent = waiting.length === 0 ? none : waiting
  const listed = useMemo(() => {
    const sent = jobsIn(data)
    const known = new Set(sent.map(({ id }) => id))
    return [...sent, ...unsent.filter(({ id }) => !known.has(id))]
  }, [data, unsent])

  const missing = named.filter((id) => !isUnsent({ id }) && !listed.some((job) => job.id === id))
  const others = useQueries({
    queries: data === undefined ? [] : missing.map((id) => jobQuery(id)),
    combine: (results) => ({
      jobs: results.flatMap(({ data: job }) => (job?.shotId === shotId ? [job] : [])),
      isLoading: results.some(({ isLoading }) => isLoading),
    }),
  })
  const takes = useMemo(() => takesOf(listed), [listed])
  const known = useMemo(() => [...takes, ...takesOf(others.jobs)], [takes, others.jobs])

  const more = useCallback(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage()
  }, [hasNextPage, isFetching, isError, fetchNextPage])
  /** Reads on until this take is there; its id, or null when there is none of that number. */
  const reach = useCallback(
    async (number: number): Promise<string | null> => {
      let read = { data, hasNextPage, isError: false }
      for (;;) {
        const job = jobsIn(read.data).find(({ takeNumber }) => takeNumber === number)
        if (job !== undefined || !read.hasNextPage || read.isError) return job?.id ?? null
        read = await fetchNextPage()
      }
    },
    [data, hasNextPage, fetchNextPage],
  )
  return {
    takes,
    known,
    isPending: !isError && query.isPending,
    /** A named take is not there yet. */
    isFinding: others.isLoading,
    error: query.error,
    retry: () => void query.refetch(),
    more,
    reach,
  }
}

const jobsIn = (data: InfiniteData<{ items: Job[] }> | undefined): Job[] =>
  data?.pages.flatMap(({ items }) => items) ?? []
