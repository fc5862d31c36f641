import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import type { ProviderKey } from '#contract/provider-key.ts'
import { api } from '#web/api/client.ts'
import { problemText } from '#web/api/problem-words.ts'
import { enginesQuery, providerKeysQuery } from '#web/api/queries.ts'
import { toast } from '#web/ui/toast.tsx'

/** The key as it now is; with it go prices and which engines answer. */
function keep(client: QueryClient, key: ProviderKey): void {
  client.setQueryData(
    providerKeysQuery.queryKey,
    (before) =>
      before && { ...before, items: before.items.map((one) => (one.provider === key.provider ? key : one)) },
  )
  void client.invalidateQueries({ queryKey: enginesQuery.queryKey })
}

/** The studio tests a key with its vendor before it keeps it. A refusal is shown at the field, by the caller. */
export function useSaveKey(provider: string, said?: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (key: string) =>
      api('putProviderKeysByProvider', { params: { provider }, body: { key: key.trim() } }),
    onSuccess: (key) => {
      keep(client, key)
      toast.success(said ?? `${key.label} takes the key. Its takes cost no credits now`)
    },
  })
}

export function useTestKey(provider: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api('postProviderKeysByProviderTest', { params: { provider } }),
    onSuccess: (key) => keep(client, key),
    onError: (error) => toast.error(problemText(error)),
  })
}

export function useRemoveKey(provider: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api('deleteProviderKeysByProvider', { params: { provider } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: providerKeysQuery.queryKey })
      void client.invalidateQueries({ queryKey: enginesQuery.queryKey })
      toast.success('Key removed')
    },
    onError: (error) => toast.error(problemText(error)),
  })
}
