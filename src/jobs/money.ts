import type { StepStatus } from '#contract/job.ts'
import type { Stage } from './stages.ts'

export interface PaidStep {
  stage: string
  status: StepStatus
  /** The vendor takes money for this step although it failed. */
  billed: boolean
}

/** The hold of a round: the price of every stage that is not yet charged. */
export const roundHold = (stages: readonly Stage[]): number =>
  stages.reduce((sum, stage) => sum + (stage.charged ? 0 : stage.credits), 0)

/**
 * Which stages this round delivered and what they cost; the rest of the hold goes back. A stage is charged once, when
 * all its steps have succeeded, or when the vendor billed a refused result and the quote said that the user pays that.
 */
export function settleRound(
  stages: readonly Stage[],
  steps: readonly PaidStep[],
): { credits: number; stages: Stage[] } {
  let credits = 0
  const after = stages.map((stage) => {
    if (stage.charged) return stage
    const own = steps.filter((step) => step.stage === stage.stage)
    const delivered = own.length > 0 && own.every((step) => step.status === 'succeeded')
    const billed = stage.chargeWhenBilled && own.some((step) => step.billed)
    if (!delivered && !billed) return stage
    credits += stage.credits
    return { ...stage, charged: true, delivered }
  })
  return { credits, stages: after }
}
