import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '#web/api/client.ts'
import { notificationsQuery } from '#web/api/queries.ts'

export function useUnread(): number {
  return useQuery({ ...notificationsQuery, select: ({ unread }) => unread }).data ?? 0
}

/** Everything up to now has been seen; the rows keep their marks until the list is opened again. */
export function useMarkSeen() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api('patchMePreferences', { body: { notificationsSeenAt: new Date().toISOString() } }),
    onMutate: () =>
      client.setQueryData(notificationsQuery.queryKey, (page) => page && { ...page, unread: 0 }),
    onSuccess: (preferences) => client.setQueryData(['preferences'], preferences),
  })
}
