import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { send } from '#web/api/client.ts'
import { problemText } from '#web/api/problem-words.ts'
import { toast } from '#web/ui/toast.tsx'

/** Ends the session here; what was kept for the next visit (drafts, unsent takes, panel sizes) stays on this device. */
export function useSignOut() {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: () => send('/api/auth/sign-out', { method: 'POST' }),
    onSuccess: async () => {
      await navigate({ to: '/signin', search: {} })
      client.clear()
    },
    onError: (error) => toast.error(problemText(error)),
  })
}
