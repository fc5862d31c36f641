import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '#web/api/client.ts'
import { preferencesQuery } from '#web/api/queries.ts'
import { toast } from '#web/ui/toast.tsx'

/** The moves that the person has starred; a star shows at once and falls back when the studio does not take it. */
export function useFavorites(): { favorites: ReadonlySet<string>; toggle(presetId: string): void } {
  const client = useQueryClient()
  const starred = useQuery(preferencesQuery).data?.favoritePresets ?? []
  const { mutate } = useMutation({
    mutationFn: (favoritePresets: string[]) => api('patchMePreferences', { body: { favoritePresets } }),
    async onMutate(favoritePresets) {
      await client.cancelQueries(preferencesQuery)
      const before = client.getQueryData(preferencesQuery.queryKey)
      if (before) client.setQueryData(preferencesQuery.queryKey, { ...before, favoritePresets })
      return before
    },
    onError(_error, _stars, before) {
      client.setQueryData(preferencesQuery.queryKey, before)
      toast.error('The star was not saved.')
    },
    onSuccess: (saved) => client.setQueryData(preferencesQuery.queryKey, saved),
  })
  return {
    favorites: new Set(starred),
    toggle: (presetId) =>
      mutate(starred.includes(presetId) ? starred.filter((id) => id !== presetId) : [...starred, presetId]),
  }
}
