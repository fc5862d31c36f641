import type { QueryClient } from '@tanstack/react-query'
import type { Job } from '#contract/job.ts'
import { changeJob, findJob, type JobPages, type JobQuery, putJob } from './job-lists.ts'
import { jobQuery } from './queries.ts'

/** Every list of jobs that the cache holds, with the query that it answers. */
const lists = (client: QueryClient) =>
  client
    .getQueryCache()
    .findAll({ queryKey: ['jobs', 'list'] })
    .flatMap(({ queryKey }) => {
      const pages = client.getQueryData<JobPages>(queryKey)
      return pages === undefined ? [] : [{ queryKey, query: (queryKey[2] ?? {}) as JobQuery, pages }]
    })

export function cachedJob(client: QueryClient, id: string): Job | undefined {
  const alone = client.getQueryData(jobQuery(id).queryKey)
  if (alone !== undefined) return alone
  for (const { pages } of lists(client)) {
    const found = findJob(pages, id)
    if (found !== undefined) return found
  }
  return undefined
}

/** The studio's newest word on these jobs, everywhere at once. */
export function setJobs(client: QueryClient, jobs: readonly Job[]): void {
  for (const { queryKey, query, pages } of lists(client)) {
    const next = jobs.reduce((all, job) => putJob(all, job, query), pages)
    if (next !== pages) client.setQueryData(queryKey, next)
  }
  for (const job of jobs) {
    const { queryKey } = jobQuery(job.id)
    if (client.getQueryData(queryKey) !== undefined) client.setQueryData(queryKey, job)
  }
}

/** Changes in place, wherever the jobs are shown; unknown ones stay unknown. */
export function changeJobs(client: QueryClient, changes: ReadonlyMap<string, (job: Job) => Job>): void {
  for (const { queryKey, pages } of lists(client)) {
    let next = pages
    for (const [id, change] of changes) next = changeJob(next, id, change)
    if (next !== pages) client.setQueryData(queryKey, next)
  }
  for (const [id, change] of changes) {
    const { queryKey } = jobQuery(id)
    const job = client.getQueryData(queryKey)
    if (job !== undefined) client.setQueryData(queryKey, change(job))
  }
}
