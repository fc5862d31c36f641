import { queryOptions } from '@tanstack/react-query'
import { send } from '#web/api/client.ts'
import { inWorkspace } from '#web/api/client-context.ts'
import { Peaks } from './peaks.ts'

/** The waveform of an asset; it never changes. */
export const peaksQuery = (url: string) =>
  queryOptions({
    queryKey: ['peaks', url],
    queryFn: async ({ signal }) => Peaks.parse(await (await send(inWorkspace(url), { signal })).json()),
    staleTime: Number.POSITIVE_INFINITY,
  })
