import { AudioLines } from 'lucide-react'
import { memo } from 'react'
import type { Job } from '#contract/job.ts'
import { useRetryJob } from '#web/api/actions.ts'
import { isOver } from '#web/api/job-lists.ts'
import { shownOutput } from '#web/features/studio/takes/take.ts'
import { Button } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { ago, creditsShort, dayAndTime, plural } from '#web/ui/format.ts'
import { Icon } from '#web/ui/icon.tsx'
import { Picture } from '#web/ui/picture.tsx'
import { CancelJob } from './commands/cancel-job.tsx'
import { GroupCommands } from './commands/group-commands.tsx'
import { JobLink } from './job-link.tsx'

interface JobListRowProps {
  job: Job
  /** Under the row of its press. */
  grouped: boolean
  engine: string
}

export const JobListRow = memo(function JobListRow({ job, grouped, engine }: JobListRowProps) {
  return (
    <div className={cx('flex h-14 items-center gap-3', grouped && 'pl-6')}>
      <JobLink job={job} className="min-w-0 flex-1 px-1.5 py-1" picture={<JobPicture job={job} />} />
      <span className="w-36 flex-none truncate text-fg-2 max-laptop:hidden">{engine}</span>
      <span className="w-20 flex-none text-right max-tablet:hidden">{money(job)}</span>
      <time
        dateTime={job.createdAt}
        title={dayAndTime(job.createdAt)}
        className="w-24 flex-none text-right text-fg-3 max-tablet:hidden"
      >
        {ago(job.createdAt)}
      </time>
      <span className="flex w-20 flex-none justify-end empty:hidden tablet:empty:flex">
        <RowAction job={job} />
      </span>
    </div>
  )
})

function JobPicture({ job }: { job: Job }) {
  const output = shownOutput(job.outputs)
  if (output?.posterUrl != null)
    return (
      <Picture src={output.posterUrl} alt="" className="w-14 flex-none rounded-1" blurred={!isOver(job)} />
    )
  return (
    <span className="grid aspect-video w-14 flex-none place-items-center rounded-1 bg-skel text-fg-3">
      {output !== null && <Icon of={AudioLines} size={14} />}
    </span>
  )
}

function money({ status, price: { quoted, charged } }: Job): string {
  if (quoted === 0) return 'Free'
  if (status === 'succeeded') return creditsShort(charged)
  if (status === 'failed' || status === 'canceled') return `${charged} cr`
  return `${quoted} held`
}

function RowAction({ job }: { job: Job }) {
  const retry = useRetryJob()
  if (!isOver(job)) return <CancelJob job={job} take="Take" size="sm" kind="quiet" />
  const canRetry = job.status === 'failed' && job.error?.nextSteps.some(({ action }) => action === 'retry')
  return canRetry ? (
    <Button size="sm" kind="quiet" busy={retry.isPending} onClick={() => retry.mutate(job)}>
      Retry
    </Button>
  ) : null
}

export function GroupListRow({ groupId, jobs }: { groupId: string; jobs: readonly Job[] }) {
  const over = jobs.filter(isOver).length
  return (
    <div className="flex h-10 items-center gap-2 px-1.5">
      <span className="font-medium">{plural(jobs.length, 'take')} of one press</span>
      <span className="text-12 text-fg-3">
        {over} of {jobs.length} done
      </span>
      <span className="flex-1" />
      <GroupCommands groupId={groupId} live={jobs.filter((job) => !isOver(job))} />
    </div>
  )
}
