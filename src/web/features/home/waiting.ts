import type { Job } from '#contract/job.ts'
import { creditsBackText } from '../studio/takes/take.ts'

export interface Waiting {
  job: Job
  icon: 'blocked' | 'failed'
  title: string
  detail: string
  action: string
}

const days = 7
const most = 3

/** Takes that failed lately and that nobody has gone on from: their shot has no newer take. `jobs` are newest first. */
export function waitingFor(jobs: readonly Job[], now: number): Waiting[] {
  const since = new Date(now - days * 24 * 60 * 60_000).toISOString()
  const seen = new Set<string>()
  const waiting: Waiting[] = []
  for (const job of jobs) {
    const shot = job.shotId ?? job.id
    const isNewest = !seen.has(shot)
    seen.add(shot)
    if (isNewest && job.status === 'failed' && job.createdAt >= since) waiting.push(waitingOf(job))
  }
  return waiting.slice(0, most)
}

function waitingOf(job: Job): Waiting {
  const blocked = job.error?.code === 'moderated' || job.error?.code === 'prompt_blocked'
  return {
    job,
    icon: blocked ? 'blocked' : 'failed',
    title: blocked ? 'The engine blocked a prompt' : (job.error?.detail ?? 'A take failed.'),
    detail: creditsBackText(job.price.refunded),
    action: blocked ? 'Edit prompt' : 'Next steps',
  }
}
