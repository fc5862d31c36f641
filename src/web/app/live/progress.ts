import type { Job } from '#contract/job.ts'

type Step = Job['steps'][number]

/** A job with newer progress of some of its steps; the same object when nothing moved. */
export function withProgress(job: Job, fractions: ReadonlyMap<string, number>, now: number): Job {
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
  return moved ? estimated({ ...job, steps }, now) : job
}

/**
 * How far a running job is and what is left, as the studio counts it: steps weighted by expected time, and of work
 * without a report of its own, time stands in for progress. A bar never goes back. The same object when nothing moved.
 */
export function estimated(job: Job, now: number): Job {
  if (job.status !== 'running') return job
  const total = job.steps.reduce((sum, { expectedSeconds }) => sum + expectedSeconds, 0)
  if (total === 0) return job
  const done = job.steps.reduce((sum, step) => sum + step.expectedSeconds * fractionOf(step, now), 0)
  const progress = Math.max(job.progress, Math.min(1, done / total))
  const etaSeconds = Math.min(job.etaSeconds ?? Number.POSITIVE_INFINITY, Math.ceil(total * (1 - progress)))
  return progress === job.progress && etaSeconds === job.etaSeconds ? job : { ...job, progress, etaSeconds }
}

function fractionOf(step: Step, now: number): number {
  if (isEnd(step)) return 1
  if (step.startedAt === null || step.status === 'pending') return step.progress
  const elapsed = (now - Date.parse(step.startedAt)) / 1000
  return Math.max(step.progress, Math.min(0.95, elapsed / Math.max(0.1, step.expectedSeconds)))
}

const isEnd = ({ status }: Step) =>
  status === 'succeeded' || status === 'failed' || status === 'skipped' || status === 'canceled'
