import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Shot } from '#contract/project.ts'
import { api } from '#web/api/client.ts'
import { problemText } from '#web/api/problem-words.ts'
import { shotsQuery } from '#web/api/queries.ts'
import { toast } from '#web/ui/toast.tsx'
import { moved } from './shot-order.ts'

/** Puts a shot one place up or down in its film; shown at once. */
export function useMoveShot(projectId: string): (shot: Shot, step: -1 | 1) => void {
  const client = useQueryClient()
  const { queryKey } = shotsQuery(projectId)
  const { mutate } = useMutation({
    mutationFn: ({ id, to }: { id: string; to: number }) =>
      api('patchShotsById', { params: { id }, body: { position: to } }),
    // Presses follow each other faster than answers: the studio hears them in their order.
    scope: { id: 'move-shot' },
    onError: (error) => {
      void client.invalidateQueries({ queryKey })
      toast.error(problemText(error))
    },
  })
  return ({ id }, step) => {
    // From the cache, not from the page: a second press comes before the page shows the first.
    const list = client.getQueryData(queryKey)
    const at = list?.items.findIndex((one) => one.id === id) ?? -1
    const to = at + step
    if (list === undefined || at < 0 || to < 0 || to >= list.items.length) return
    void client.cancelQueries({ queryKey })
    client.setQueryData(queryKey, { ...list, items: moved(list.items, id, to) })
    mutate({ id, to })
  }
}
