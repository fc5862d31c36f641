import type { Job } from '#contract/job.ts'
import { clock, inLine } from '#web/ui/format.ts'
import type { TakeState } from '#web/ui/take-tile.tsx'
import { creditsBackText } from '../studio/takes/take.ts'

/** The take as its tile shows it; null for one that was stopped, which has nothing to show. */
export function tileStateOf(job: Job): TakeState | null {
  switch (job.status) {
    case 'succeeded':
      return { kind: 'ready' }
    case 'queued':
      return { kind: 'queued', words: inLine(job.queuePosition) }
    case 'running':
      return {
        kind: 'running',
        progress: job.progress,
        words: job.etaSeconds === null ? '' : `≈ ${clock(job.etaSeconds)}`,
      }
    case 'paused':
      return { kind: 'queued', words: 'Paused' }
    case 'failed':
      return { kind: 'failed', words: creditsBackText(job.price.refunded) }
    case 'canceled':
      return null
  }
}
