import { useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useMemo } from 'react'
import { projectsQuery } from '#web/api/queries.ts'
import { type SortOrder, sorted } from './project-words.ts'

const pageSize = 60

/** Projects as they are searched and sorted; another order than the studio's own needs all of them. */
export function useProjects(search: string, order: SortOrder) {
  const q = useDeferredValue(search.trim())
  const found = useInfiniteQuery({
    ...projectsQuery({ limit: pageSize, ...(q === '' ? {} : { q }) }),
    placeholderData: (before) => before,
  })
  const { hasNextPage, isFetchingNextPage, fetchNextPage, data } = found
  const needsAll = order !== 'newest' && hasNextPage && !isFetchingNextPage
  useEffect(() => {
    if (needsAll) void fetchNextPage()
  }, [needsAll, fetchNextPage])
  const projects = useMemo(
    () =>
      data === undefined
        ? null
        : sorted(
            data.pages.flatMap(({ items }) => items),
            order,
          ),
    [data, order],
  )
  return { ...found, projects }
}
