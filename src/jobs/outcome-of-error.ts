import { DailiesError } from '#kernel/errors.ts'
import type { StepOutcome } from './catalogue.ts'

/** For a step whose workers die each time. */
export const workerLost: StepOutcome = {
  kind: 'failed',
  retry: false,
  failure: {
    code: 'worker_lost',
    detail: 'The worker stopped each time it tried this step. The credits of this step are back.',
    nextSteps: [{ action: 'retry', label: 'Try again' }],
  },
}

/** What a handler's throw means for its step. */
export function outcomeOfError(error: unknown, signal: AbortSignal): StepOutcome {
  if (signal.aborted && isTimeout(signal.reason)) {
    return {
      kind: 'failed',
      retry: true,
      failure: {
        code: 'timed_out',
        detail: 'This step took longer than it may.',
        nextSteps: [{ action: 'retry', label: 'Try again' }],
      },
    }
  }
  if (signal.aborted) return { kind: 'later', afterSeconds: 0, note: 'The worker stopped; another goes on.' }
  if (error instanceof DailiesError) {
    const { code, message, nextSteps } = error
    return { kind: 'failed', retry: error.status >= 500, failure: { code, detail: message, nextSteps } }
  }
  return {
    kind: 'failed',
    retry: true,
    failure: {
      code: 'internal',
      detail: 'Something went wrong on our side.',
      nextSteps: [{ action: 'retry', label: 'Try again' }],
    },
  }
}

const isTimeout = (reason: unknown): boolean =>
  reason instanceof DOMException && reason.name === 'TimeoutError'
