import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Job } from '#contract/job.ts'
import { jobDetail, jobName, jobRowState, jobTime } from '#web/api/job-words.ts'
import { cx } from '#web/ui/cx.ts'
import { JobRow } from '#web/ui/job-row.tsx'

interface JobLinkProps {
  job: Job
  picture?: ReactNode
  className?: string | undefined
}

/** A job in one row, as the way to its page. */
export function JobLink({ job, picture, className }: JobLinkProps) {
  return (
    <Link
      to="/jobs/$jobId"
      params={{ jobId: job.id }}
      className={cx(
        'block min-w-0 rounded-2 -outline-offset-2 hover:bg-hover hover:[&_.text-fg-3]:text-fg-2',
        className,
      )}
    >
      <JobRow
        state={jobRowState(job)}
        progress={job.progress}
        name={jobName(job)}
        detail={jobDetail(job)}
        time={jobTime(job)}
        picture={picture}
      />
    </Link>
  )
}
