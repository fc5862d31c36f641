import { useQueries } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { Shot } from '#contract/project.ts'
import { assetQuery } from '#web/api/queries.ts'
import { useTakes } from '#web/features/studio/takes/use-takes.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ProblemCard } from '#web/ui/problem-card.tsx'
import { Loading } from '#web/ui/skeleton.tsx'
import { CompareRoom } from './compare-room.tsx'
import { comparedTakes } from './compare-set.ts'

const route = getRouteApi('/shell/projects/$projectId/shots/$shotId')

/** Two to four takes of a shot under one playhead, what differs between them, and the choice. */
export function ComparePage({ shot, jobIds }: { shot: Shot; jobIds: readonly string[] }) {
  const { known, isPending, isFinding, error, retry } = useTakes(shot.id, jobIds)
  const navigate = route.useNavigate()
  const back = () => void navigate({ search: ({ compare: _gone, ...search }) => search })
  const compared = comparedTakes(known, jobIds)
  const assets = useQueries({
    queries: compared.map(({ output }) => assetQuery(output?.assetId ?? '')),
  })
  const pairs = compared.flatMap((take, index) => {
    const asset = assets[index]?.data
    return asset === undefined ? [] : [{ take, asset }]
  })
  const failed = error ?? assets.find((asset) => asset.error !== null)?.error ?? null

  if (failed !== null) {
    return (
      <div className="grid flex-1 place-items-center p-5">
        <ProblemCard
          actions={<Button onClick={back}>Back to the shot</Button>}
          className="w-full max-w-[460px]"
          error={failed}
          onRetry={retry}
        />
      </div>
    )
  }
  if (isPending || isFinding || pairs.length < compared.length) {
    return (
      <Loading className="grid flex-1 grid-cols-2 content-start gap-0.5 pt-11" label="Opening the takes">
        <span className="skeleton aspect-video" />
        <span className="skeleton aspect-video" />
      </Loading>
    )
  }
  if (pairs.length < 2) {
    return (
      <EmptyState
        actions={<Button onClick={back}>Back to the shot</Button>}
        art="takes"
        body="Comparing needs two takes with a picture."
        className="flex-1"
        title="Nothing to compare yet"
      />
    )
  }
  const onCompare = (ids: readonly string[]) =>
    void navigate({ search: (search) => ({ ...search, compare: ids.join(',') }), replace: true })
  return (
    <CompareRoom
      // Other clips need another playhead: its length and rate are theirs.
      key={pairs.map(({ asset }) => asset.id).join()}
      compared={pairs}
      onBack={back}
      onCompare={onCompare}
      shot={shot}
      takes={known}
    />
  )
}
