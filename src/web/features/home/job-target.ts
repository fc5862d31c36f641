import { linkOptions } from '@tanstack/react-router'
import type { Job } from '#contract/job.ts'

/** Where a job is looked at: in the studio when it is a take of a shot, else on its own page. */
export function targetOfJob({ id, projectId, shotId }: Pick<Job, 'id' | 'projectId' | 'shotId'>) {
  return projectId !== null && shotId !== null
    ? linkOptions({
        to: '/projects/$projectId/shots/$shotId',
        params: { projectId, shotId },
        search: { take: id },
      })
    : linkOptions({ to: '/jobs/$jobId', params: { jobId: id } })
}
