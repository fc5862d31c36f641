import { Link } from '@tanstack/react-router'
import { ShieldAlert, TriangleAlert } from 'lucide-react'
import type { Job } from '#contract/job.ts'
import { jobName } from '#web/api/job-words.ts'
import { Icon } from '#web/ui/icon.tsx'
import { targetOfJob } from './job-target.ts'
import { SideCard } from './side-card.tsx'
import { type Waiting, waitingFor } from './waiting.ts'

/** Takes that failed and that somebody has to decide about; nothing when there are none. */
export function WaitingCard({ jobs }: { jobs: readonly Job[] }) {
  const waiting = waitingFor(jobs, Date.now())
  if (waiting.length === 0) return null
  return (
    <SideCard title="Waiting for you" aside={<span className="text-12 text-fg-3">{waiting.length}</span>}>
      <ul className="-mt-0.5 -mb-1 divide-y divide-line">
        {waiting.map((one) => (
          <li key={one.job.id}>
            <Row {...one} />
          </li>
        ))}
      </ul>
    </SideCard>
  )
}

function Row({ job, icon, title, detail, action }: Waiting) {
  const target =
    icon === 'blocked' ? targetOfJob(job) : ({ to: '/jobs/$jobId', params: { jobId: job.id } } as const)
  return (
    <div className="flex min-h-11 items-center gap-2.5 py-1">
      <Icon of={icon === 'blocked' ? ShieldAlert : TriangleAlert} className="text-fg-3" />
      <div className="min-w-0 flex-1">
        <p className="line-clamp-2 leading-[18px] font-medium text-pretty">{title}</p>
        <p className="truncate text-12 text-fg-3">
          {detail} · {jobName(job)}
        </p>
      </div>
      <Link
        {...target}
        className="hit flex-none text-12 leading-6 font-medium underline decoration-line-3 underline-offset-[3px] hover:decoration-fg"
      >
        {action}
        <span className="sr-only">: {jobName(job)}</span>
      </Link>
    </div>
  )
}
