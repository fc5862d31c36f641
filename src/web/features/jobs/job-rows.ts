import type { Job } from '#contract/job.ts'

export type JobRowItem =
  | { kind: 'job'; job: Job; grouped: boolean }
  /** Above the takes of one press that stand together. */
  | { kind: 'group'; groupId: string; jobs: readonly Job[] }

/** The list's rows: takes of one press that are neighbours stand under a row of their own. */
export function jobRows(jobs: readonly Job[]): JobRowItem[] {
  const rows: JobRowItem[] = []
  for (let at = 0; at < jobs.length; ) {
    const job = jobs[at]
    if (job === undefined) break
    const end = job.groupId === null ? at + 1 : endOfGroup(jobs, at, job.groupId)
    const run = jobs.slice(at, end)
    const grouped = job.groupId !== null && run.length > 1
    if (job.groupId !== null && grouped) rows.push({ kind: 'group', groupId: job.groupId, jobs: run })
    for (const one of run) rows.push({ kind: 'job', job: one, grouped })
    at = end
  }
  return rows
}

function endOfGroup(jobs: readonly Job[], from: number, groupId: string): number {
  const end = jobs.findIndex((job, at) => at > from && job.groupId !== groupId)
  return end === -1 ? jobs.length : end
}
