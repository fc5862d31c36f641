import type { JobStatus, OperationStatus, StepStatus } from '#contract/job.ts'

/** One table a machine: from each state, the states that may follow. Nothing else may change a status. */
export const jobTransitions: Record<JobStatus, readonly JobStatus[]> = {
  queued: ['running', 'paused', 'canceled', 'failed'],
  running: ['paused', 'succeeded', 'failed', 'canceled'],
  paused: ['queued', 'succeeded', 'failed', 'canceled'],
  succeeded: [],
  failed: ['queued'],
  canceled: [],
}

export const stepTransitions: Record<StepStatus, readonly StepStatus[]> = {
  pending: ['running', 'waiting', 'skipped', 'canceled'],
  running: ['pending', 'succeeded', 'failed', 'canceled'],
  waiting: ['pending', 'succeeded', 'failed', 'canceled'],
  succeeded: ['pending'],
  failed: ['pending'],
  skipped: ['pending'],
  canceled: ['pending'],
}

export const operationTransitions: Record<OperationStatus, readonly OperationStatus[]> = {
  submitting: ['pending', 'failed', 'moderated', 'canceled', 'unknown'],
  pending: ['succeeded', 'failed', 'moderated', 'canceled', 'unknown'],
  unknown: ['pending'],
  succeeded: [],
  failed: [],
  moderated: [],
  canceled: [],
}

export const isJobOver = (status: JobStatus): boolean =>
  status === 'succeeded' || status === 'failed' || status === 'canceled'

export const isStepOver = (status: StepStatus): boolean =>
  status === 'succeeded' || status === 'failed' || status === 'skipped' || status === 'canceled'

/** The statuses from which `to` may be reached: the WHERE of every status update. */
export function sourcesOf<S extends string>(table: Record<S, readonly S[]>, to: S): S[] {
  const sources: S[] = []
  for (const from in table) if (table[from].includes(to)) sources.push(from)
  return sources
}
