import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { KeptVoice } from '#contract/voice.ts'
import { api, type Body } from '#web/api/client.ts'
import { problemText } from '#web/api/problem-words.ts'
import { keptVoicesQuery, voicesQuery } from '#web/api/queries.ts'
import { toast } from '#web/ui/toast.tsx'

function useRefresh() {
  const client = useQueryClient()
  return async () => {
    await client.invalidateQueries({ queryKey: keptVoicesQuery.queryKey })
    void client.invalidateQueries({ queryKey: voicesQuery.queryKey })
  }
}

/** Refusals are shown at the field, by the caller. */
export function useKeepVoice() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: Body<'postVoicesKept'>) => api('postVoicesKept', { body }),
    onSuccess: async ({ name }) => {
      await refresh()
      toast.success(`${name} has a voice`)
    },
  })
}

export function useChangeVoice(id: string) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: Body<'patchVoicesKeptById'>) => api('patchVoicesKeptById', { params: { id }, body }),
    onSuccess: refresh,
  })
}

export function useRemoveVoice({ id, name }: KeptVoice) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: () => api('deleteVoicesKeptById', { params: { id } }),
    onSuccess: async () => {
      await refresh()
      toast.success(`${name} is gone`)
    },
    onError: (error) => toast.error(problemText(error)),
  })
}

export function useCloneVoice() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: ({ key, ...body }: Body<'postVoicesClones'> & { key: string }) =>
      api('postVoicesClones', { body, idempotencyKey: key }),
    onSuccess: async ({ name }) => {
      await refresh()
      toast.info(`${name} is being made`)
    },
  })
}
