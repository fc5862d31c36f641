import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Job } from '#contract/job.ts'
import { forgetUnsent, useCancelJob, useResumeJob, useUnsentTakes } from '#web/api/actions.ts'
import { isOver } from '#web/api/job-lists.ts'
import { jobDetail, jobName, jobRowState, jobTime } from '#web/api/job-words.ts'
import { isUnsent } from '#web/api/outbox.ts'
import { jobsQuery } from '#web/api/queries.ts'
import { Button, LinkButton } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { JobRow } from '#web/ui/job-row.tsx'
import { useLiveJobs } from './live-jobs.ts'

const mostRows = 12

/** What waits, runs or has just ended, wherever one is. */
export function JobsTray({ onLeave }: { onLeave: () => void }) {
  const { live } = useLiveJobs()
  const unsent = useUnsentTakes()
  const { data: ended = [] } = useInfiniteQuery({
    ...jobsQuery({ limit: 20 }),
    select: ({ pages }) => (pages[0]?.items ?? []).filter(isOver).slice(0, 5),
  })
  const going = [...unsent, ...live].slice(0, mostRows)
  return (
    <>
      <div className="flex h-10 flex-none items-center border-b border-line px-4">
        <h2 className="flex-1 font-semibold">Jobs</h2>
        <Link to="/jobs" onClick={onLeave} className="hit text-12 font-medium text-fg-2 hover:text-fg">
          All jobs
        </Link>
      </div>
      {going.length + ended.length === 0 ? (
        <EmptyState
          art="jobs"
          title="Nothing runs"
          body="Takes that you generate show their steps here, on every page. You can leave while they run."
        />
      ) : (
        <div className="min-h-0 flex-1 overflow-y-auto px-4 py-1 scroll-thin">
          <Rows jobs={going} onLeave={onLeave} />
          {ended.length > 0 && <h3 className="pt-2.5 pb-0.5 text-11 font-medium text-fg-3">Just ended</h3>}
          <Rows jobs={ended} onLeave={onLeave} />
        </div>
      )}
    </>
  )
}

function Rows({ jobs, onLeave }: { jobs: readonly Job[]; onLeave: () => void }) {
  return (
    <ul className="divide-y divide-line">
      {jobs.map((job) => (
        <li key={job.id}>
          <TrayRow job={job} onLeave={onLeave} />
        </li>
      ))}
    </ul>
  )
}

function TrayRow({ job, onLeave }: { job: Job; onLeave: () => void }) {
  return (
    <JobRow
      state={jobRowState(job)}
      progress={job.progress}
      name={jobName(job)}
      detail={[jobDetail(job), jobTime(job)].filter((part) => part !== undefined).join('. ')}
      action={<RowAction job={job} onLeave={onLeave} />}
    />
  )
}

function RowAction({ job, onLeave }: { job: Job; onLeave: () => void }) {
  const cancel = useCancelJob()
  const resume = useResumeJob()
  if (isUnsent(job))
    return (
      <Button kind="quiet" size="sm" onClick={() => forgetUnsent(job)}>
        Remove
      </Button>
    )
  if (job.status === 'paused')
    return (
      <Button kind="quiet" size="sm" busy={resume.isPending} onClick={() => resume.mutate(job)}>
        Resume
      </Button>
    )
  if (!isOver(job))
    return (
      <Button
        kind="quiet"
        size="sm"
        busy={cancel.isPending}
        disabledReason={job.cancelRequested ? 'The engine is asked to stop' : undefined}
        onClick={() => cancel.mutate(job)}
      >
        Cancel
      </Button>
    )
  return job.shotId !== null && job.projectId !== null && job.status === 'succeeded' ? (
    <LinkButton
      kind="quiet"
      size="sm"
      to="/projects/$projectId/shots/$shotId"
      params={{ projectId: job.projectId, shotId: job.shotId }}
      search={{ take: job.id }}
      onClick={onLeave}
    >
      View
    </LinkButton>
  ) : (
    <LinkButton kind="quiet" size="sm" to="/jobs/$jobId" params={{ jobId: job.id }} onClick={onLeave}>
      View
    </LinkButton>
  )
}
