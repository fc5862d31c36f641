import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { toast } from '#web/ui/toast.tsx'
import { api, type Body, type Reply } from './client.ts'
import { problemText } from './problem-words.ts'
import { preferencesQuery } from './queries.ts'

export type Preferences = Reply<'getMePreferences'>

export const usePreferences = () => useQuery(preferencesQuery)

/** Changes preferences; shown at once. */
export function useChangePreferences() {
  const client = useQueryClient()
  const { queryKey } = preferencesQuery
  return useMutation({
    mutationFn: (patch: Body<'patchMePreferences'>) => api('patchMePreferences', { body: patch }),
    onMutate: (patch) => {
      const before = client.getQueryData(queryKey)
      if (before !== undefined) client.setQueryData(queryKey, merged(before, patch))
      return { before }
    },
    onSuccess: (preferences) => client.setQueryData(queryKey, preferences),
    onError: (error, _, context) => {
      if (context?.before !== undefined) client.setQueryData(queryKey, context.before)
      toast.error(problemText(error))
    },
  })
}

function merged(before: Preferences, { notify, defaults, ...rest }: Body<'patchMePreferences'>): Preferences {
  return {
    ...over(before, rest),
    notify: over(before.notify, notify),
    defaults: over(before.defaults, defaults),
  }
}

/** An absent value changes nothing; neither does `undefined`. */
function over<Whole extends object>(
  whole: Whole,
  part: { [K in keyof Whole]?: Whole[K] | undefined } = {},
): Whole {
  const given = Object.entries(part).filter(([, value]) => value !== undefined)
  return { ...whole, ...Object.fromEntries(given) }
}
