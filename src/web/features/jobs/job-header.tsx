import { useNavigate } from '@tanstack/react-router'
import type { Job } from '#contract/job.ts'
import { isOver } from '#web/api/job-lists.ts'
import { Badge } from '#web/ui/badge.tsx'
import { LinkButton } from '#web/ui/button.tsx'
import { CopyText } from '#web/ui/copy-text.tsx'
import { Ring } from '#web/ui/ring.tsx'
import { CancelJob } from './commands/cancel-job.tsx'
import { PauseJob } from './commands/pause-job.tsx'
import { RemixJob } from './commands/remix-job.tsx'
import { RerunJob } from './commands/rerun-job.tsx'
import { SaveRecord } from './commands/save-record.tsx'
import { jobState } from './job-state.ts'

interface JobHeaderProps {
  job: Job
  title: string
  take: string
}

export function JobHeader({ job, title, take }: JobHeaderProps) {
  const { words, tone, icon } = jobState(job)
  const over = isOver(job)
  const navigate = useNavigate()
  return (
    <header className="flex min-h-13 flex-none flex-wrap items-center gap-2 border-b border-line bg-panel px-4 py-2">
      <h1 className="min-w-0 text-16 font-semibold max-tablet:sr-only tracking-[-0.011em] [overflow-wrap:anywhere]">
        {title}
      </h1>
      <Badge
        tone={tone}
        {...(icon === null
          ? { lead: <Ring value={job.cancelRequested ? null : job.progress} size={12} label="Progress" /> }
          : { icon })}
      >
        {words}
      </Badge>
      <CopyText text={job.id} label="Copy job id" shown={shortId(job.id)} className="text-fg-3" />
      <span className="flex-1" />
      <div className="-mx-1 flex flex-wrap items-center gap-2 px-1">
        {over ? (
          <>
            {job.status === 'succeeded' && <RemixJob job={job} />}
            <RerunJob
              job={job}
              take={take}
              onStarted={({ id }) => void navigate({ to: '/jobs/$jobId', params: { jobId: id } })}
            />
          </>
        ) : (
          <>
            <PauseJob job={job} />
            <CancelJob job={job} take={take} />
          </>
        )}
        <SaveRecord job={job} />
        <OpenTake job={job} />
      </div>
    </header>
  )
}

/** Ids of one minute begin alike; their ends tell them apart. */
const shortId = (id: string) => `${id.slice(0, 4)}…${id.slice(-6)}`

function OpenTake({ job: { id, status, projectId, shotId, outputs } }: { job: Job }) {
  // After a failure the one filled button is the first next step.
  const kind = status === 'failed' ? 'default' : 'primary'
  const output = outputs.at(-1)
  if (projectId !== null && shotId !== null) {
    return (
      <LinkButton
        kind={kind}
        to="/projects/$projectId/shots/$shotId"
        params={{ projectId, shotId }}
        search={{ take: id }}
      >
        Open in studio
      </LinkButton>
    )
  }
  return output === undefined ? null : (
    <LinkButton kind={kind} to="/assets/$assetId" params={{ assetId: output.assetId }}>
      Open in viewer
    </LinkButton>
  )
}
