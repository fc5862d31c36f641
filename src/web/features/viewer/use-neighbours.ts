import { useInfiniteQuery } from '@tanstack/react-query'
import { assetsQuery } from '#web/api/queries.ts'
import { useLibraryQuery } from '#web/features/library/library-query.ts'

/** What stands before and after it in the library, as it was last looked through. */
export function useNeighbours(assetId: string) {
  const query = useLibraryQuery((state) => state.query)
  const { data, hasNextPage, fetchNextPage, isFetching } = useInfiniteQuery(assetsQuery(query))
  const ids = data?.pages.flatMap(({ items }) => items.map(({ id }) => id)) ?? []
  const at = ids.indexOf(assetId)
  // Near the end of what is loaded, more is read, so that the way on does not end there.
  if (at >= ids.length - 3 && at !== -1 && hasNextPage && !isFetching) void fetchNextPage()
  return {
    before: at > 0 ? ids[at - 1] : undefined,
    after: at === -1 ? undefined : ids[at + 1],
    /** "3 of 57", or "3 of more than 60" while the list goes on. */
    place: at === -1 ? '' : `${at + 1} of ${hasNextPage ? `more than ${ids.length}` : ids.length}`,
  }
}
