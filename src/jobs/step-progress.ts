import { sql } from 'drizzle-orm'
import { steps } from '#db/schema/jobs.ts'
import type { StepRow } from './catalogue.ts'
import type { Machine } from './machine.ts'

/** Progress goes to the step's row and to the viewers at most once a second, never backwards. */
export function progressWriter(
  machine: Machine,
  step: StepRow,
): { report(fraction: number): void; close(): void } {
  let best = 0
  let writtenAtMs = 0
  let closed = false
  return {
    report(fraction) {
      const now = performance.now()
      best = Math.max(best, Math.min(1, fraction))
      if (closed || now - writtenAtMs < 1_000) return
      writtenAtMs = now
      machine.signals.progress({
        workspaceId: step.workspaceId,
        jobId: step.jobId,
        stepId: step.id,
        fraction: best,
      })
      machine.db
        .update(steps)
        .set({ progress: best })
        .where(
          sql`${steps.id} = ${step.id} and ${steps.attempt} = ${step.attempt} and ${steps.status} = 'running'`,
        )
        .catch(() => {}) // A lost progress report is replaced by the next one.
    },
    close() {
      closed = true
    },
  }
}
