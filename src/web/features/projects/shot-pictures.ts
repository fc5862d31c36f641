import { useInfiniteQuery } from '@tanstack/react-query'
import type { Job } from '#contract/job.ts'
import type { Shot } from '#contract/project.ts'
import { inWorkspace } from '#web/api/client-context.ts'
import { jobsQuery } from '#web/api/queries.ts'
import { shownOutput } from '../studio/takes/take.ts'

/** The picture of a shot: its chosen take, else its newest. `jobs` are newest first. */
export function pictureOf(
  { id, chosenJobId }: Pick<Shot, 'id' | 'chosenJobId'>,
  jobs: readonly Job[],
): string | null {
  const own = jobs.filter(({ shotId }) => shotId === id)
  const pictures = [...own.filter((job) => job.id === chosenJobId), ...own].map(
    ({ outputs }) => shownOutput(outputs)?.posterUrl ?? null,
  )
  return pictures.find((url) => url !== null) ?? null
}

const noJobs: Job[] = []

export function useShotPictures(projectId: string): (shot: Shot) => string | null {
  const { data: jobs = noJobs } = useInfiniteQuery({
    ...jobsQuery({ projectId, limit: 100 }),
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  })
  return (shot) => {
    const url = pictureOf(shot, jobs)
    return url === null ? null : inWorkspace(url)
  }
}
