import type { JobStatus, StepStatus } from '#contract/job.ts'
import { isStepOver } from './states.ts'

export interface StepState {
  position: number
  stage: string
  kind: string
  status: StepStatus
  after: readonly number[]
  /** A message for it is on its way. */
  sent: boolean
}

export interface Advance {
  /** Positions to send to the workers now. */
  ready: number[]
  /** Positions that will never run, because of a failure or a cancel. */
  drop: number[]
  dropAs: 'skipped' | 'canceled'
  /** Set when nothing is left to do. */
  finish: Extract<JobStatus, 'succeeded' | 'failed' | 'canceled'> | null
}

/**
 * What follows from the steps as they stand. After a failure or a cancel no new stage begins (it would spend for a
 * job that cannot be whole), but a stage that a vendor has already begun is carried to its end: it is paid for.
 */
export function advance(steps: readonly StepState[], job: { paused: boolean; canceling: boolean }): Advance {
  const status = new Map(steps.map((step) => [step.position, step.status]))
  const dropAs = job.canceling ? 'canceled' : 'skipped'
  const stopping =
    job.canceling || steps.some((step) => step.status === 'failed' || step.status === 'canceled')
  const begun = new Set(
    steps
      .filter(
        ({ kind, status }) => kind === 'remote.submit' && (status === 'succeeded' || status === 'running'),
      )
      .map(({ stage }) => stage),
  )

  const drop: number[] = []
  for (let changed = true; changed; ) {
    changed = false
    for (const step of steps) {
      if (status.get(step.position) !== 'pending') continue
      const blocked = step.after.some((position) => isDead(status.get(position)))
      const unbegun =
        stopping && !begun.has(step.stage) && (job.canceling || !stageStarted(steps, step.stage))
      if (blocked || unbegun) {
        status.set(step.position, dropAs)
        drop.push(step.position)
        changed = true
      }
    }
  }

  const ready = job.paused
    ? []
    : steps
        .filter((step) => status.get(step.position) === 'pending' && !step.sent)
        .filter((step) => step.kind !== 'remote.wait')
        .filter((step) => step.after.every((position) => status.get(position) === 'succeeded'))
        .map((step) => step.position)

  return { ready, drop, dropAs, finish: outcomeOf([...status.values()], job.canceling) }
}

const isDead = (status: StepStatus | undefined): boolean =>
  status === 'failed' || status === 'skipped' || status === 'canceled'

const stageStarted = (steps: readonly StepState[], stage: string): boolean =>
  steps.some((step) => step.stage === stage && step.status !== 'pending')

function outcomeOf(statuses: readonly StepStatus[], canceling: boolean): Advance['finish'] {
  if (!statuses.every(isStepOver)) return null
  if (statuses.every((status) => status === 'succeeded')) return 'succeeded'
  if (canceling && !statuses.includes('failed')) return 'canceled'
  return 'failed'
}
