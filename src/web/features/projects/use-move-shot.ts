import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Shot } from '#contract/project.ts'
import { api } from '#web/api/client.ts'
import { problemText } from '#web/api/problem-words.ts'
import { shotsQuery } from '#web/api/queries.ts'
import { toast } from '#web/ui/toast.tsx'
import { moved } from './shot-order.ts'

/** Puts a shot at another place of its film; shown at once. */
export function useMoveShot() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ shot, to }: { shot: Shot; to: number }) =>
      api('patchShotsById', { params: { id: shot.id }, body: { position: to } }),
    // Presses follow each other faster than answers: the studio hears them in their order.
    scope: { id: 'move-shot' },
    onMutate: ({ shot, to }) =>
      client.setQueryData(shotsQuery(shot.projectId).queryKey, (list) =>
        list === undefined ? list : { ...list, items: moved(list.items, shot.id, to) },
      ),
    onError: (error, { shot }) => {
      void client.invalidateQueries({ queryKey: shotsQuery(shot.projectId).queryKey })
      toast.error(problemText(error))
    },
  })
}
