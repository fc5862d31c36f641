import { QueryClient } from '@tanstack/react-query'
import { ApiError } from '#web/api/client.ts'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // The live stream says when something changed; a stale time keeps pages from asking twice.
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      // A refusal stays one; a studio that restarts is worth another try.
      retry: (failures, error) => !(error instanceof ApiError) && failures < 3,
    },
  },
})
