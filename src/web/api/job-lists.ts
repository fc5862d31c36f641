import type { InfiniteData } from '@tanstack/react-query'
import type { Job } from '#contract/job.ts'
import type { Query } from './client.ts'

// Lists of jobs as the query cache holds them, changed without touching what did not change: a row that is the same
// object is not drawn again.

export type JobQuery = Omit<Query<'getJobs'>, 'cursor'>
export interface JobPage {
  items: Job[]
  nextCursor: string | null
}
export type JobPages = InfiniteData<JobPage, string | undefined>

export const isOver = ({ status }: Pick<Job, 'status'>): boolean =>
  status === 'succeeded' || status === 'failed' || status === 'canceled'

/** Whether a list with this query shows the job. Words are searched by the studio alone, so those lists take no new rows. */
export function belongs(job: Job, query: JobQuery): boolean {
  return (
    same(query.status, job.status) &&
    (query.live === undefined || !isOver(job)) &&
    same(query.kind, job.kind) &&
    same(query.engineId, job.engineId) &&
    same(query.projectId, job.projectId) &&
    same(query.shotId, job.shotId) &&
    same(query.groupId, job.groupId) &&
    (query.ids === undefined || query.ids.split(',').includes(job.id)) &&
    (query.q === undefined || query.q === '')
  )
}
const same = (wanted: string | undefined, is: string | null) => wanted === undefined || wanted === is

/** The job as it now is: replaced where it stands, added where it belongs, gone where it belongs no more. */
export function putJob(pages: JobPages, job: Job, query: JobQuery): JobPages {
  const known = pages.pages.some(({ items }) => items.some(({ id }) => id === job.id))
  if (known && !belongs(job, { ...query, q: undefined })) return dropJob(pages, job.id)
  if (known) return changeJob(pages, job.id, () => job)
  return belongs(job, query) ? insert(pages, job) : pages
}

export function dropJob(pages: JobPages, id: string): JobPages {
  return mapPages(pages, (items) => {
    const left = items.filter((item) => item.id !== id)
    return left.length === items.length ? items : left
  })
}

export function changeJob(pages: JobPages, id: string, change: (job: Job) => Job): JobPages {
  return mapPages(pages, (items) => {
    const index = items.findIndex((item) => item.id === id)
    const item = items[index]
    if (item === undefined) return items
    const changed = change(item)
    return changed === item ? items : items.with(index, changed)
  })
}

export const findJob = (pages: JobPages, id: string): Job | undefined => {
  for (const { items } of pages.pages) {
    const found = items.find((item) => item.id === id)
    if (found !== undefined) return found
  }
  return undefined
}

/** Newest first. What is older than the last loaded row comes with a later page, unless there is none. */
function insert(pages: JobPages, job: Job): JobPages {
  const pageIndex = pages.pages.findIndex(({ items }) => items.some((item) => isNewer(job, item)))
  const page = pages.pages[pageIndex]
  if (page !== undefined) {
    const at = page.items.findIndex((item) => isNewer(job, item))
    return replacePage(pages, pageIndex, { ...page, items: page.items.toSpliced(at, 0, job) })
  }
  const last = pages.pages.at(-1)
  if (last === undefined || last.nextCursor !== null) return pages
  return replacePage(pages, pages.pages.length - 1, { ...last, items: [...last.items, job] })
}

const isNewer = (a: Job, b: Job) => a.createdAt > b.createdAt || (a.createdAt === b.createdAt && a.id > b.id)

function mapPages(pages: JobPages, change: (items: Job[]) => Job[]): JobPages {
  let result = pages
  for (const [index, page] of pages.pages.entries()) {
    const items = change(page.items)
    if (items !== page.items) result = replacePage(result, index, { ...page, items })
  }
  return result
}

const replacePage = (pages: JobPages, index: number, page: JobPage): JobPages => ({
  ...pages,
  pages: pages.pages.with(index, page),
})
