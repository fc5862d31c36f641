import type { ReactNode } from 'react'
import { ApiError } from '#web/api/client.ts'
import { useSession } from '#web/api/session.ts'
import { UnreachablePage } from '../errors/unreachable-page.tsx'

/** Pages inside know who is signed in; everybody else is asked to sign in and comes back to where he wanted to go. */
export function SessionGate({ waiting, children }: { waiting: ReactNode; children: ReactNode }) {
  const { me, workspaces, workspace } = useSession()
  const error = me.error ?? workspaces.error
  if (me.data !== undefined && workspace !== undefined) return children
  // `leave-when-signed-out.ts` is on the way to the sign-in page.
  const isLeaving = error instanceof ApiError && error.code === 'unauthenticated'
  if (error !== null && !isLeaving)
    return (
      <UnreachablePage
        error={error}
        onRetry={() => void (me.error === null ? workspaces.refetch() : me.refetch())}
      />
    )
  return waiting
}
