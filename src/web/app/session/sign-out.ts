import { useMutation } from '@tanstack/react-query'
import { send } from '#web/api/client.ts'
import { problemText } from '#web/api/problem-words.ts'
import { toast } from '#web/ui/toast.tsx'
import { tellOtherTabs } from './other-tabs.ts'

/** Ends the session here. What was kept for the next visit (drafts, unsent takes, panel sizes) stays on this device. */
export function useSignOut() {
  return useMutation({
    mutationFn: () => send('/api/auth/sign-out', { method: 'POST' }),
    // Loaded anew, nothing of the session stays in memory.
    onSuccess: () => {
      tellOtherTabs()
      window.location.assign('/signin')
    },
    onError: (error) => toast.error(problemText(error)),
  })
}
