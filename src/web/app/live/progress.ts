import type { Job } from '#contract/job.ts'

/**
 * A job with newer progress of some of its steps. The whole is weighted by expected time and never goes back; what is
 * left follows, as the studio would count it. The same object when nothing moved.
 */
export function withProgress(job: Job, fractions: ReadonlyMap<string, number>): Job {
  if (job.status !== 'running') return job
  let moved = false
  const steps = job.steps.map((step) => {
    const fraction = fractions.get(step.id)
    if (fraction === undefined || fraction <= step.progress || isEnd(step)) return step
    moved = true
    // The news of its start may be behind the news of its progress.
    const status = step.status === 'pending' ? 'running' : step.status
    return { ...step, status, progress: Math.min(1, fraction) }
  })
  if (!moved) return job
  const total = steps.reduce((sum, { expectedSeconds }) => sum + expectedSeconds, 0)
  const done = steps.reduce((sum, step) => sum + step.expectedSeconds * (isEnd(step) ? 1 : step.progress), 0)
  const progress = Math.max(job.progress, total === 0 ? 0 : done / total)
  return { ...job, steps, progress, etaSeconds: Math.ceil(total * (1 - progress)) }
}

const isEnd = ({ status }: Job['steps'][number]) =>
  status === 'succeeded' || status === 'failed' || status === 'skipped' || status === 'canceled'
