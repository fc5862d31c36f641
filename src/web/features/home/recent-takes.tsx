import { useNavigate } from '@tanstack/react-router'
import type { Job } from '#contract/job.ts'
import { inWorkspace } from '#web/api/client-context.ts'
import { jobName } from '#web/api/job-words.ts'
import { LinkButton } from '#web/ui/button.tsx'
import { Loading, Skeleton } from '#web/ui/skeleton.tsx'
import { TakeTile } from '#web/ui/take-tile.tsx'
import { shownOutput } from '../studio/takes/take.ts'
import { targetOfJob } from './job-target.ts'
import { tileStateOf } from './tile-of-job.ts'

const most = 6
const gridClass = 'grid grid-cols-2 gap-2.5 tablet:grid-cols-3 laptop:grid-cols-6'

interface RecentTakesProps {
  /** Newest first; null until they are known. */
  jobs: readonly Job[] | null
}

export function RecentTakes({ jobs }: RecentTakesProps) {
  const shown = (jobs ?? []).filter((job) => tileStateOf(job) !== null).slice(0, most)
  if (jobs !== null && shown.length === 0) return null
  return (
    <section aria-label="Recent takes">
      <header className="mb-2.5 flex h-7 items-center justify-between">
        <h2 className="font-semibold">Recent takes</h2>
        <LinkButton kind="quiet" size="sm" to="/library" className="-mr-2">
          Open library
        </LinkButton>
      </header>
      {jobs === null ? (
        <Loading label="Opening takes" className={gridClass}>
          {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
            <Skeleton key={key} className="mb-6 aspect-video rounded-2" />
          ))}
        </Loading>
      ) : (
        <ul className={gridClass}>
          {shown.map((job) => (
            <li key={job.id} className="min-w-0">
              <Tile job={job} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Tile({ job }: { job: Job }) {
  const navigate = useNavigate()
  const state = tileStateOf(job)
  if (state === null) return null
  const output = shownOutput(job.outputs)
  const name = jobName(job)
  return (
    <TakeTile
      name={name}
      alt={name}
      state={state}
      posterUrl={output?.posterUrl == null ? null : inWorkspace(output.posterUrl)}
      durationSeconds={output?.durationSeconds}
      onOpen={() => void navigate(targetOfJob(job))}
    />
  )
}
