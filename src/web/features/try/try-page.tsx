import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Navigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { engines } from '#catalog/engines.ts'
import { engineInForce, todayUtc } from '#catalog/retirement.ts'
import { Mode } from '#contract/generation.ts'
import { api } from '#web/api/client.ts'
import { newKey } from '#web/api/client-context.ts'
import { shotQuery } from '#web/api/queries.ts'
import { NotFound } from '#web/app/errors/not-found.tsx'
import { ProblemCard } from '#web/ui/problem-card.tsx'
import { Loading, Skeleton } from '#web/ui/skeleton.tsx'
import { makeFilm } from '../home/make-film.ts'

const route = getRouteApi('/shell/try/$engineId')

/** From an engine's public page into the studio: a new project with one shot for that engine. */
export function TryPage() {
  const { engineId } = route.useParams()
  const engine = engineInForce(engineId, todayUtc(), engines)
  const client = useQueryClient()
  const key = useRef(newKey())
  const making = useMutation({
    retry: false,
    mutationFn: (wish: { id: string; label: string; mode: Mode }) => {
      const shot = { name: 'Shot 1', request: { mode: wish.mode, engineId: wish.id } }
      return makeFilm(api, { projectId: null, name: wish.label, shots: [shot], draft: false }, key.current)
    },
    onSuccess: ({ shots }) => {
      for (const shot of shots) client.setQueryData(shotQuery(shot.id).queryKey, shot)
      void client.invalidateQueries({ queryKey: ['projects'] })
    },
  })
  const { mutate } = making
  const mode = Mode.options.find((one) => engine?.modes[one] !== undefined)
  const id = engine?.id
  const label = engine?.label
  useEffect(() => {
    if (id !== undefined && label !== undefined && mode !== undefined) mutate({ id, label, mode })
  }, [id, label, mode, mutate])

  if (engine === undefined || mode === undefined) return <NotFound />
  if (making.error !== null) {
    return (
      <div className="mx-auto w-full max-w-120 p-6">
        <ProblemCard
          error={making.error}
          onRetry={() => mutate({ id: engine.id, label: engine.label, mode })}
        />
      </div>
    )
  }
  const [shot] = making.data?.shots ?? []
  if (shot === undefined) {
    return (
      <Loading label={`Opening a shot for ${engine.label}`} className="flex h-full flex-col gap-3 p-6">
        <Skeleton className="h-7 w-60" />
        <Skeleton className="min-h-0 flex-1 rounded-3" />
      </Loading>
    )
  }
  const params = { projectId: shot.projectId, shotId: shot.id }
  return <Navigate to="/projects/$projectId/shots/$shotId" params={params} replace />
}
