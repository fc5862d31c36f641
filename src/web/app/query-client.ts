import { QueryClient } from '@tanstack/react-query'
import { ApiError, UnreachableError } from '#web/api/client.ts'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // The live stream says when something changed; a stale time keeps pages from asking twice.
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      // A refusal stays one; a studio that restarts is worth another try.
      retry: (failures, error) => !(error instanceof ApiError) && failures < 3,
      // `navigator.onLine` knows nothing of a studio on this machine.
      networkMode: 'always',
    },
    mutations: {
      networkMode: 'always',
      // What nobody answered may be asked again with the same key; what was refused may not.
      retry: (failures, error) => error instanceof UnreachableError && failures < 2,
      retryDelay: (failures) => 400 * 2 ** failures,
    },
  },
})
