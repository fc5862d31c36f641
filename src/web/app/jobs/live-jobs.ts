import { useInfiniteQuery } from '@tanstack/react-query'
import type { Job } from '#contract/job.ts'
import { jobsQuery } from '#web/api/queries.ts'

/** What waits, runs or is paused; the stream keeps it true, and a look now and then covers what a stream may miss. */
export const liveJobsQuery = { ...jobsQuery({ live: 'true', limit: 100 }), staleTime: 10_000 }

const none: Job[] = []
const jobsOf = ({ pages }: { pages: { items: Job[] }[] }): Job[] =>
  pages.length === 1 ? (pages[0]?.items ?? none) : pages.flatMap(({ items }) => items)

export function useLiveJobs() {
  const { data: live = none, isPending } = useInfiniteQuery({
    ...liveJobsQuery,
    select: jobsOf,
    refetchInterval: ({ state }) => ((state.data?.pages[0]?.items.length ?? 0) > 0 ? 20_000 : 60_000),
  })
  const running = live.filter(({ status }) => status === 'running')
  return { live, running, isPending, progress: meanProgress(running) }
}

function meanProgress(jobs: readonly Job[]): number {
  return jobs.length === 0 ? 0 : jobs.reduce((sum, { progress }) => sum + progress, 0) / jobs.length
}

/** "2 running", "3 in line", "1 paused"; what there is most reason to say. */
export function liveWords(live: readonly Job[]): string {
  const count = (status: Job['status']) => live.filter((job) => job.status === status).length
  const [running, queued, paused] = [count('running'), count('queued'), count('paused')]
  if (running > 0) return `${running} running`
  if (queued > 0) return `${queued} in line`
  return paused > 0 ? `${paused} paused` : 'None running'
}
