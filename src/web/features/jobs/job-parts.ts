import type { Job } from '#contract/job.ts'
import { stageName, tookSeconds } from '#web/api/job-stages.ts'
import type { StepState } from '#web/ui/weighted-progress.ts'

type Step = Job['steps'][number]

/** One line of "Steps" and one lane of the flight recorder: what people would call a step of the work. */
export interface JobPart {
  id: string
  name: string
  stage: string
  state: StepState
  /** 0 to 1. */
  progress: number
  expectedSeconds: number
  tookSeconds: number | null
  attempts: number
  note: string | null
  stepIds: readonly string[]
}

/** Sending a request and waiting for its answer are one step to people; a vendor's file on its way here is another. */
export function partsOf({ steps }: Pick<Job, 'steps'>): JobPart[] {
  const fetched = new Set(steps.filter(({ name }) => name === 'fetch').map(({ stage }) => stage))
  const isDownload = ({ stage, name }: Step) => name === 'fetch' || (name === 'derive' && fetched.has(stage))
  const groups = Map.groupBy(steps, (step) => `${step.stage}/${isDownload(step) ? 'file' : 'make'}`)
  return [...groups].map(([id, own]): JobPart => {
    const [first] = own
    const expectedSeconds = own.reduce((sum, step) => sum + step.expectedSeconds, 0)
    return {
      id,
      name: first !== undefined && isDownload(first) ? 'Download' : stageName(first?.stage ?? ''),
      stage: first?.stage ?? '',
      state: stateOf(own),
      progress: progressOf(own, expectedSeconds),
      expectedSeconds,
      tookSeconds: tookSeconds(own),
      attempts: Math.max(...own.map(({ attempts }) => attempts)),
      note: own.findLast(({ note }) => note !== null)?.note ?? null,
      stepIds: own.map((step) => step.id),
    }
  })
}

const isDone = ({ status }: Step) => status === 'succeeded' || status === 'skipped'

function stateOf(steps: readonly Step[]): StepState {
  if (steps.some(({ status }) => status === 'failed')) return 'failed'
  if (steps.every(({ status }) => status === 'succeeded')) return 'done'
  if (steps.some(({ status }) => status === 'skipped' || status === 'canceled')) return 'skipped'
  return steps.some(({ status }) => status !== 'pending') ? 'running' : 'waiting'
}

function progressOf(steps: readonly Step[], expectedSeconds: number): number {
  if (expectedSeconds === 0) return steps.every(isDone) ? 1 : 0
  const done = steps.reduce((sum, step) => sum + step.expectedSeconds * (isDone(step) ? 1 : step.progress), 0)
  return done / expectedSeconds
}
