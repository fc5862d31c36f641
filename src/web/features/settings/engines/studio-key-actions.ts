import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import type { StudioKey, StudioLimits } from '#contract/studio-key.ts'
import { api } from '#web/api/client.ts'
import { problemText } from '#web/api/problem-words.ts'
import { enginesQuery, providerKeysQuery, studioKeysQuery } from '#web/api/queries.ts'
import { toast } from '#web/ui/toast.tsx'

/** The key as it now is; with it go which engines answer, and for whom. */
function keep(client: QueryClient, key: StudioKey): void {
  client.setQueryData(
    studioKeysQuery.queryKey,
    (before) =>
      before && { ...before, items: before.items.map((one) => (one.provider === key.provider ? key : one)) },
  )
  void client.invalidateQueries({ queryKey: enginesQuery.queryKey })
  void client.invalidateQueries({ queryKey: providerKeysQuery.queryKey })
}

export function useSaveStudioKey(provider: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (key: string) =>
      api('putStudioKeysByProvider', { params: { provider }, body: { key: key.trim() } }),
    onSuccess: (key) => {
      keep(client, key)
      toast.success(`${key.label} takes the key. Its engines are open to everybody here`)
    },
  })
}

export function useTestStudioKey(provider: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api('postStudioKeysByProviderTest', { params: { provider } }),
    onSuccess: (key) => keep(client, key),
    onError: (error) => toast.error(problemText(error)),
  })
}

export function useSetLimits(provider: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (limits: StudioLimits) =>
      api('putStudioKeysByProviderLimits', { params: { provider }, body: limits }),
    onSuccess: (key) => {
      keep(client, key)
      toast.success(`Limits for ${key.label} saved`)
    },
  })
}

export function useRemoveStudioKey(provider: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api('deleteStudioKeysByProvider', { params: { provider } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: studioKeysQuery.queryKey })
      void client.invalidateQueries({ queryKey: enginesQuery.queryKey })
      void client.invalidateQueries({ queryKey: providerKeysQuery.queryKey })
      toast.success('Key removed')
    },
    onError: (error) => toast.error(problemText(error)),
  })
}
