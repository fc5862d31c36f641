import { modeWords } from '#catalog/mode-words.ts'
import type { Job } from '#contract/job.ts'
import { credits, inLine, plural, timeLeft } from '#web/ui/format.ts'
import type { JobRowState } from '#web/ui/job-row.tsx'
import { stageSentence, stagesOf } from './job-stages.ts'
import { isUnsent } from './outbox.ts'

// How a job is said in one row, the same on every page.

const byMode: ReadonlyMap<unknown, string> = new Map(Object.entries(modeWords))

/** What it makes, in the words of its prompt; without one, in ours: "A steadier video". */
export function jobName({ kind, request }: Pick<Job, 'kind' | 'request'>): string {
  const prompt = typeof request.prompt === 'string' ? request.prompt.replace(/\s+/g, ' ').trim() : ''
  if (prompt !== '') return prompt.length > 70 ? `${prompt.slice(0, 69).trimEnd()}…` : prompt
  return nameWithoutWords(kind, request.mode)
}

export function nameWithoutWords(kind: string, mode: unknown): string {
  if (kind === 'film') return 'Film'
  const made = byMode.get(mode) ?? 'a take without words'
  return `${made.charAt(0).toUpperCase()}${made.slice(1)}`
}

export const jobRowState = ({ status }: Pick<Job, 'status'>): JobRowState =>
  status === 'succeeded' ? 'done' : status

/** "Video, step 2 of 4", "3rd in line", "Veo timed out. 108 credits are back." */
export function jobDetail(job: Job): string {
  if (isUnsent(job)) return navigator.onLine ? 'On its way' : 'Waits for the network. Not charged yet'
  switch (job.status) {
    case 'queued':
      return job.queuePosition === null ? 'In line' : inLine(job.queuePosition)
    case 'running':
      return job.cancelRequested ? 'Stopping' : stageSentence(stagesOf(job.steps))
    case 'paused':
      return 'Paused. Nothing more begins'
    case 'succeeded':
      return [job.delivered > 1 ? plural(job.delivered, 'file') : null, paid(job)]
        .filter((part) => part !== null)
        .join(', ')
    case 'failed':
      return `${job.error?.detail ?? 'It failed.'} ${returned(job)}`
    case 'canceled':
      return `Canceled. ${returned(job)}`
  }
}

export function jobTime(job: Job): string | undefined {
  if (job.status !== 'running' || job.etaSeconds === null) return undefined
  return timeLeft(job.etaSeconds, job.progress)
}

const paid = ({ price }: Job) => (price.charged === 0 ? 'Free' : credits(price.charged))

function returned({ price }: Job): string {
  if (price.quoted === 0) return 'It was free.'
  if (price.charged === 0) return `${credits(price.refunded || price.quoted)} are back.`
  return `${credits(price.refunded)} are back, ${credits(price.charged)} were charged.`
}
