import type { OperationStatus, StepStatus } from '#contract/job.ts'

interface ResumeStep {
  id: string
  stage: string
  kind: string
  status: StepStatus
}

interface ResumeOperation {
  submitStepId: string
  waitStepId: string
  submitAttempt: number
  status: OperationStatus
}

/**
 * Which steps a retry runs again, and from which state. Finished work is kept; above all, a vendor that has the take
 * (or is still making it) is not asked to make it twice: only when its operation ended without one does the submit
 * step run again.
 */
export function resumePoint<S extends ResumeStep>(
  steps: readonly S[],
  operations: readonly ResumeOperation[],
): { step: S; status: 'pending' | 'waiting' }[] {
  const again = new Map<S, 'pending' | 'waiting'>()
  for (const step of steps) {
    if (step.status === 'succeeded') continue
    if (step.kind !== 'remote.wait') {
      again.set(step, 'pending')
      continue
    }
    const [latest] = operations
      .filter((operation) => operation.waitStepId === step.id)
      .sort((a, b) => b.submitAttempt - a.submitAttempt)
    if (latest?.status === 'pending') {
      again.set(step, 'waiting')
    } else {
      again.set(step, 'pending')
      const submit = steps.find((other) => other.kind === 'remote.submit' && other.stage === step.stage)
      if (submit !== undefined) again.set(submit, 'pending')
    }
  }
  return [...again].map(([step, status]) => ({ step, status }))
}
