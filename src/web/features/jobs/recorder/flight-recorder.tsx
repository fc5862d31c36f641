import { useQuery } from '@tanstack/react-query'
import type { Job, RecordEntry } from '#contract/job.ts'
import { isOver } from '#web/api/job-lists.ts'
import { recordQuery } from '#web/api/queries.ts'
import { serverNow } from '#web/api/server-clock.ts'
import { cx } from '#web/ui/cx.ts'
import { Lanes, LanesLegend } from '#web/ui/lanes.tsx'
import { ProblemCard } from '#web/ui/problem-card.tsx'
import { Loading, Skeleton } from '#web/ui/skeleton.tsx'
import { useNow } from '#web/ui/use-now.ts'
import { EventTable } from './event-table.tsx'
import { recordLanes } from './record-lanes.ts'

/** Every try and every credit: a lane for the money and each step, and the table of what happened. */
export function FlightRecorder({ job, className }: { job: Job; className: string }) {
  const { data, error, refetch } = useQuery(recordQuery(job.id))
  return (
    <section aria-label="Flight recorder" className={cx('flex flex-col', className)}>
      <div className="flex min-h-10 flex-none flex-wrap items-center gap-x-2 gap-y-1 border-b border-line bg-panel px-3 py-1.5">
        <h2 className="text-13 font-semibold">Flight recorder</h2>
        <span className="text-12 text-fg-3 max-laptop:hidden">Every try and every credit</span>
        <span className="flex-1" />
        <LanesLegend />
      </div>
      {data !== undefined ? (
        <Recorded job={job} record={data.items} />
      ) : error !== null ? (
        <ProblemCard error={error} onRetry={() => void refetch()} className="m-4" />
      ) : (
        <Loading label="Asking for the record" className="flex flex-col gap-3 p-4">
          <Skeleton className="h-30 w-full" />
          <Skeleton className="h-5 w-full" />
          <Skeleton className="h-5 w-full" />
          <Skeleton className="h-5 w-full" />
        </Loading>
      )}
    </section>
  )
}

function Recorded({ job, record }: { job: Job; record: readonly RecordEntry[] }) {
  useNow(!isOver(job))
  const lanes = recordLanes(job, record, serverNow())
  return (
    <>
      <Lanes {...lanes} className="flex-none border-b border-line px-4 pt-1 pb-3" />
      <EventTable job={job} record={record} />
    </>
  )
}
