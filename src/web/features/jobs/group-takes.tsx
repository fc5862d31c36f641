import { useInfiniteQuery } from '@tanstack/react-query'
import type { Job } from '#contract/job.ts'
import { useKeepTake } from '#web/api/actions.ts'
import { isOver } from '#web/api/job-lists.ts'
import { jobsQuery } from '#web/api/queries.ts'
import { waitsForTake } from '#web/features/studio/takes/take.ts'
import { Button } from '#web/ui/button.tsx'
import { GroupCommands } from './commands/group-commands.tsx'
import { JobLink } from './job-link.tsx'

/** The takes that one press has started, with what can be done to all of them. */
export function GroupTakes({ job, groupId }: { job: Job; groupId: string }) {
  const { data } = useInfiniteQuery(jobsQuery({ groupId, limit: 50 }))
  const keep = useKeepTake()
  const others = (data?.pages.flatMap(({ items }) => items) ?? []).filter(({ id }) => id !== job.id)
  if (others.length === 0) return null
  const keepable = job.status === 'succeeded' && others.some(waitsForTake)
  const live = [job, ...others].filter((one) => !isOver(one))
  return (
    <section aria-label="Takes of the same press" className="flex-none">
      <div className="mb-1 flex min-h-6 items-center gap-1">
        <h2 className="flex-1 text-13 font-semibold">Of the same press</h2>
        {keepable && (
          <Button
            busy={keep.isPending}
            onClick={() => keep.mutate({ groupId, jobId: job.id })}
            size="sm"
            title="The takes that have not begun are canceled and cost nothing"
          >
            Keep this take
          </Button>
        )}
        <GroupCommands groupId={groupId} live={live} />
      </div>
      <ul className="flex flex-col">
        {others.map((other) => (
          <li key={other.id}>
            <JobLink job={other} className="-mx-1.5 px-1.5" />
          </li>
        ))}
      </ul>
    </section>
  )
}
