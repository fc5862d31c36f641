import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReferenceSet } from '#contract/reference.ts'
import { api, type Body } from '#web/api/client.ts'
import { problemText } from '#web/api/problem-words.ts'
import { toast } from '#web/ui/toast.tsx'

function useRefresh() {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: ['references'] })
}

/** Saves a new set, or the changes of an old one. Refusals are shown at the field, by the caller. */
export function useSaveReference(id: string | undefined) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: ({ key, ...body }: Body<'postReferences'> & { key: string }) =>
      id === undefined
        ? api('postReferences', { body, idempotencyKey: key })
        : api('patchReferencesById', { params: { id }, body }),
    onSuccess: async ({ name, handle }) => {
      await refresh()
      toast.success(`${name} is saved. Write @${handle} in a prompt.`)
    },
  })
}

export function useRemoveReference({ id, name }: ReferenceSet) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: () => api('deleteReferencesById', { params: { id } }),
    onSuccess: async () => {
      await refresh()
      toast.success(`${name} is gone. Its pictures stay in the library.`)
    },
    onError: (error) => toast.error(problemText(error)),
  })
}
