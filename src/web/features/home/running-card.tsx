import { Link } from '@tanstack/react-router'
import type { Job } from '#contract/job.ts'
import { jobDetail, jobName, jobRowState, jobTime } from '#web/api/job-words.ts'
import { useLiveJobs } from '#web/app/jobs/live-jobs.ts'
import { LinkButton } from '#web/ui/button.tsx'
import { JobRow } from '#web/ui/job-row.tsx'
import { Loading, Skeleton } from '#web/ui/skeleton.tsx'
import { targetOfJob } from './job-target.ts'
import { SideCard } from './side-card.tsx'

const mostRows = 4

/** What is being made now. */
export function RunningCard() {
  const { live, isPending } = useLiveJobs()
  return (
    <SideCard
      title="Running"
      aside={
        <LinkButton kind="quiet" size="sm" to="/jobs" className="-mr-2">
          {live.length > mostRows ? `All ${live.length} jobs` : 'All jobs'}
        </LinkButton>
      }
    >
      {isPending ? (
        <Loading label="Asking what runs">
          <Skeleton className="my-3 h-2.5 w-4/5" />
        </Loading>
      ) : live.length === 0 ? (
        <p className="pb-0.5 text-12 text-fg-3">Nothing runs now.</p>
      ) : (
        <ul className="-mt-0.5 -mb-1 divide-y divide-line">
          {live.slice(0, mostRows).map((job) => (
            <li key={job.id}>
              <RunningRow job={job} />
            </li>
          ))}
        </ul>
      )}
    </SideCard>
  )
}

function RunningRow({ job }: { job: Job }) {
  return (
    <JobRow
      state={jobRowState(job)}
      progress={job.progress}
      name={
        <Link {...targetOfJob(job)} className="hit hover:underline">
          {jobName(job)}
        </Link>
      }
      detail={jobDetail(job)}
      time={jobTime(job)}
    />
  )
}
