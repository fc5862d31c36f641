import { queryOptions } from '@tanstack/react-query'
import { send } from '#web/api/client.ts'
import { inWorkspace } from '#web/api/client-context.ts'

/** The words of a text file. What an id stands for never changes. */
export const textOfAsset = (assetId: string) =>
  queryOptions({
    queryKey: ['text', assetId],
    queryFn: async ({ signal }) =>
      (await send(inWorkspace(`/api/v1/assets/${assetId}/content`), { signal })).text(),
    staleTime: Number.POSITIVE_INFINITY,
  })
