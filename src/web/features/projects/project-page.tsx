import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, Navigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { newKey } from '#web/api/client-context.ts'
import { usePreferences } from '#web/api/preferences.ts'
import { useCreateShot } from '#web/api/project-actions.ts'
import { jobsQuery, shotsQuery } from '#web/api/queries.ts'
import { LinkButton } from '#web/ui/button.tsx'
import { ProblemCard } from '#web/ui/problem-card.tsx'
import { Loading, Skeleton } from '#web/ui/skeleton.tsx'
import { emptyShot } from '../home/draft-requests.ts'
import { lastShot } from './last-shot.ts'

const route = getRouteApi('/shell/projects/$projectId')

/** Nothing to look at: the way to the shot that was worked on last, or to a first one. */
export function ProjectPage() {
  const { projectId } = route.useParams()
  const shots = useQuery(shotsQuery(projectId))
  const newest = useInfiniteQuery(jobsQuery({ projectId, limit: 20 }))
  const creating = useCreateShot()
  const { mutate } = creating
  const key = useRef(newKey())
  const isEmpty = shots.data?.items.length === 0
  const preferences = usePreferences()
  // Without an answer the studio's own defaults do.
  const isKnown = !preferences.isPending
  const defaults = preferences.data?.defaults
  useEffect(() => {
    if (isEmpty && isKnown) mutate({ projectId, key: key.current, ...emptyShot(defaults) })
  }, [isEmpty, isKnown, defaults, mutate, projectId])

  const error = shots.error ?? creating.error
  if (error !== null) {
    const retry = () =>
      shots.isError ? void shots.refetch() : mutate({ projectId, key: key.current, ...emptyShot(defaults) })
    return (
      <div className="mx-auto w-full max-w-120 p-6">
        <ProblemCard
          error={error}
          onRetry={retry}
          actions={
            <LinkButton to="/projects" size="sm" kind="quiet">
              All projects
            </LinkButton>
          }
        />
      </div>
    )
  }
  // Without its jobs the first shot will do: the way in must not wait for a list that failed.
  const target =
    creating.data ??
    (shots.data && !newest.isPending
      ? lastShot(shots.data.items, newest.data?.pages[0]?.items ?? [])
      : undefined)
  if (target === undefined) return <Opening />
  return (
    <Navigate to="/projects/$projectId/shots/$shotId" params={{ projectId, shotId: target.id }} replace />
  )
}

function Opening() {
  return (
    <Loading label="Opening the project" className="flex h-full flex-col gap-3 p-6">
      <Skeleton className="h-7 w-60" />
      <Skeleton className="min-h-0 flex-1 rounded-3" />
    </Loading>
  )
}
