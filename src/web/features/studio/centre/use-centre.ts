import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { Shot } from '#contract/project.ts'
import { useKeepTake, useRetryJob } from '#web/api/actions.ts'
import { useChangeShot } from '#web/api/project-actions.ts'
import { type Take, takeToView } from '../takes/take.ts'
import type { TakesView } from '../takes/takes-view.ts'
import { useEngineName } from '../takes/use-engines.ts'
import { useTakes } from '../takes/use-takes.ts'

const route = getRouteApi('/shell/projects/$projectId/shots/$shotId')

/** The shot's takes, which one is shown, and what presses on them do. */
export function useCentre(shot: Shot) {
  const wanted = route.useSearch({ select: (search) => search.take })
  const { chosenJobId } = shot
  const { takes, known, isPending, isFinding, error, retry, more, reach } = useTakes(
    shot.id,
    [wanted, chosenJobId].filter((id) => id != null),
  )
  const navigate = route.useNavigate()
  const engineName = useEngineName()
  const { mutate: changeShot } = useChangeShot()
  const retryJob = useRetryJob()
  const { mutate: runAgain } = retryJob
  const viewed = isFinding ? null : takeToView(known, wanted, chosenJobId)
  const viewedId = viewed?.id ?? null

  const onView = useCallback(
    ({ id }: Pick<Take, 'id'>) =>
      void navigate({ search: (search) => ({ ...search, take: id }), replace: true }),
    [navigate],
  )
  const onChoose = useCallback(
    ({ id }: Take) => changeShot({ shot, patch: { chosenJobId: shot.chosenJobId === id ? null : id } }),
    [changeShot, shot],
  )
  const { mutate: keepTake } = useKeepTake()
  const onKeep = useCallback(
    ({ id, job }: Take) => {
      if (job.groupId !== null) keepTake({ groupId: job.groupId, jobId: id })
      if (shot.chosenJobId !== id) changeShot({ shot, patch: { chosenJobId: id } })
    },
    [keepTake, changeShot, shot],
  )
  const onCompare = useCallback(
    (take: Take) => {
      const other = otherToCompare(known, take, viewedId, chosenJobId)
      if (other === null) return
      void navigate({ search: (search) => ({ ...search, compare: `${other.id},${take.id}` }) })
    },
    [navigate, known, viewedId, chosenJobId],
  )
  const onRetry = useCallback(({ job }: Take) => runAgain(job), [runAgain])

  const retryingId = retryJob.isPending ? retryJob.variables.id : null
  const strip = useMemo<TakesView>(
    () => ({
      takes,
      viewed,
      chosenId: chosenJobId,
      retryingId,
      engineName,
      onView,
      onChoose,
      onKeep,
      onCompare,
      onRetry,
      onMore: more,
      onReach: reach,
    }),
    [
      takes,
      viewed,
      chosenJobId,
      retryingId,
      engineName,
      onView,
      onChoose,
      onKeep,
      onCompare,
      onRetry,
      more,
      reach,
    ],
  )

  /** A finger to the left goes to the next tile on the right. */
  const swipe = (direction: 'left' | 'right') => {
    const next = takes[takes.findIndex(({ id }) => id === viewedId) + (direction === 'left' ? 1 : -1)]
    if (next !== undefined) onView(next)
  }

  const chosen = known.find(({ id }) => id === chosenJobId) ?? null
  return { strip, chosen, isPending: isPending || isFinding, error, retry, swipe }
}

/** A take is compared with the one that is shown, else with the chosen one, else with the newest other. */
export function otherToCompare(
  takes: readonly Take[],
  take: Take,
  viewedId: string | null,
  chosenId: string | null,
): Take | null {
  const others = takes.filter(
    ({ id, state, output }) => id !== take.id && state.phase === 'ready' && output !== null,
  )
  return (
    others.find(({ id }) => id === viewedId) ?? others.find(({ id }) => id === chosenId) ?? others[0] ?? null
  )
}
