import type { LucideIcon } from 'lucide-react'
import { Check, CircleSlash, Clock, Pause, X } from 'lucide-react'
import type { Job } from '#contract/job.ts'
import type { BadgeTone } from '#web/ui/badge.tsx'
import { inLine, percent, seconds } from '#web/ui/format.ts'
import { partsOf } from './job-parts.ts'

export interface JobState {
  words: string
  tone: BadgeTone
  icon: LucideIcon | null
}

/** "Done in 1 min 38 s", "Failed at download", "Running, 62%". */
export function jobState(job: Job): JobState {
  switch (job.status) {
    case 'queued':
      return { words: inLine(job.queuePosition), tone: 'info', icon: Clock }
    case 'running':
      return job.cancelRequested
        ? { words: 'Stopping', tone: 'warn', icon: null }
        : { words: `Running, ${percent(job.progress)}`, tone: 'accent', icon: null }
    case 'paused':
      return { words: 'Paused', tone: 'warn', icon: Pause }
    case 'succeeded':
      return { words: `Done${inTime(job)}`, tone: 'ok', icon: Check }
    case 'canceled':
      return { words: 'Canceled', tone: 'neutral', icon: CircleSlash }
    case 'failed': {
      const part = partsOf(job).find(({ state }) => state === 'failed')
      return {
        words: part === undefined ? 'Failed' : `Failed at ${part.name.toLowerCase()}`,
        tone: 'bad',
        icon: X,
      }
    }
  }
}

function inTime({ startedAt, finishedAt }: Job): string {
  if (startedAt === null || finishedAt === null) return ''
  return ` in ${seconds((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000)}`
}
