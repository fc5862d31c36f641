import { Navigate, useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ApiError } from '#web/api/client.ts'
import { useSession } from '#web/api/session.ts'
import { UnreachablePage } from '../errors/unreachable-page.tsx'

/** Pages inside know who is signed in; everybody else is asked to sign in and comes back to where he wanted to go. */
export function SessionGate({ waiting, children }: { waiting: ReactNode; children: ReactNode }) {
  const { me, workspaces, workspace } = useSession()
  const here = useLocation({ select: ({ href }) => href })
  const error = me.error ?? workspaces.error
  if (me.data !== undefined && workspace !== undefined) return children
  if (error instanceof ApiError && error.problem.status === 401)
    return <Navigate to="/signin" search={{ to: here }} replace />
  if (error !== null)
    return (
      <UnreachablePage
        error={error}
        onRetry={() => void (me.error === null ? workspaces.refetch() : me.refetch())}
      />
    )
  return waiting
}
