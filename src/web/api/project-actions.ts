import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Shot, ShotPatch } from '#contract/project.ts'
import { toast } from '#web/ui/toast.tsx'
import { api, type Body } from './client.ts'
import { problemText } from './problem-words.ts'
import { projectQuery, shotQuery, shotsQuery } from './queries.ts'

const sayWhy = (error: unknown) => toast.error(problemText(error))

export function useRenameProject() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, name }: { id: string; name: string }) =>
      api('patchProjectsById', { params: { id }, body: { name } }),
    onMutate: ({ id, name }) => {
      const { queryKey } = projectQuery(id)
      const before = client.getQueryData(queryKey)
      if (before !== undefined) client.setQueryData(queryKey, { ...before, name })
      return { before }
    },
    onError: (error, { id }, context) => {
      if (context?.before !== undefined) client.setQueryData(projectQuery(id).queryKey, context.before)
      sayWhy(error)
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['projects'] }),
  })
}

export function useDeleteProject() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api('deleteProjectsById', { params: { id } }),
    onSuccess: (_, id) => {
      client.removeQueries({ queryKey: projectQuery(id).queryKey })
      return client.invalidateQueries({ queryKey: ['projects', 'list'] })
    },
    onError: sayWhy,
  })
}

export function useCreateShot() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({
      projectId,
      key,
      ...body
    }: Body<'postProjectsByIdShots'> & { projectId: string; key: string }) =>
      api('postProjectsByIdShots', { params: { id: projectId }, body, idempotencyKey: key }),
    onSuccess: (shot) => {
      client.setQueryData(shotQuery(shot.id).queryKey, shot)
      return client.invalidateQueries({ queryKey: shotsQuery(shot.projectId).queryKey })
    },
    onError: sayWhy,
  })
}

interface ShotChange {
  shot: Shot
  patch: ShotPatch
}

/** Renames, moves or chooses; shown at once. The draft saves the request by itself. */
export function useChangeShot() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ shot, patch }: ShotChange) =>
      api('patchShotsById', { params: { id: shot.id }, body: patch }),
    onMutate: ({ shot, patch }) => {
      const { name = shot.name, chosenJobId = shot.chosenJobId } = patch
      setShot({ ...shot, name, chosenJobId })
    },
    onSuccess: (shot) => setShot(shot),
    onError: (error, { shot }) => {
      setShot(shot)
      sayWhy(error)
    },
  })

  function setShot(shot: Shot) {
    client.setQueryData(shotQuery(shot.id).queryKey, shot)
    client.setQueryData(shotsQuery(shot.projectId).queryKey, (list) =>
      list === undefined
        ? list
        : { ...list, items: list.items.map((item) => (item.id === shot.id ? shot : item)) },
    )
  }
}

export function useDeleteShot() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id }: Shot) => api('deleteShotsById', { params: { id } }),
    onSuccess: (_, shot) => {
      client.removeQueries({ queryKey: shotQuery(shot.id).queryKey })
      return client.invalidateQueries({ queryKey: shotsQuery(shot.projectId).queryKey })
    },
    onError: sayWhy,
  })
}
