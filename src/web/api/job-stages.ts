import type { Job, StepStatus } from '#contract/job.ts'

/** A stage as people see it: making the picture is one step to them, whatever we do for it. */
export interface Stage {
  stage: string
  name: string
  status: StepStatus
  /** 0–1, weighted by expected time. */
  progress: number
  expectedSeconds: number
  startedAt: string | null
  finishedAt: string | null
  note: string | null
}

const names: Record<string, string> = {
  image: 'Image',
  video: 'Video',
  motion: 'Camera',
  upscale: 'Upscale',
  interpolate: 'Smooth',
  post: 'Finish',
  voice: 'Voice',
  ambience: 'Ambience',
  sound: 'Sound',
  mux: 'Join',
  join: 'Join',
  frame: 'Last frame',
}
export const stageName = (stage: string): string =>
  names[stage] ?? `${stage.charAt(0).toUpperCase()}${stage.slice(1).replaceAll('-', ' ')}`

export function stagesOf({ steps }: Pick<Job, 'steps'>): Stage[] {
  const groups = Map.groupBy(steps, ({ stage }) => stage)
  return [...groups].map(([stage, own]) => {
    const expectedSeconds = own.reduce((sum, step) => sum + step.expectedSeconds, 0)
    const done = own.reduce((sum, step) => sum + step.expectedSeconds * fractionOf(step), 0)
    const status = statusOf(own.map((step) => step.status))
    return {
      stage,
      name: stageName(stage),
      status,
      progress: expectedSeconds === 0 ? 0 : done / expectedSeconds,
      expectedSeconds,
      startedAt: own.find(({ startedAt }) => startedAt !== null)?.startedAt ?? null,
      finishedAt: isEnd(status)
        ? (own.findLast(({ finishedAt }) => finishedAt !== null)?.finishedAt ?? null)
        : null,
      note: own.findLast(({ note }) => note !== null)?.note ?? null,
    }
  })
}

const fractionOf = ({ status, progress }: Job['steps'][number]) => (isEnd(status) ? 1 : progress)

const isEnd = (status: StepStatus) =>
  status === 'succeeded' || status === 'failed' || status === 'skipped' || status === 'canceled'

/** One bad step is the stage's end; one that has begun is its beginning. */
function statusOf(statuses: readonly StepStatus[]): StepStatus {
  for (const status of ['failed', 'canceled', 'running', 'waiting'] as const)
    if (statuses.includes(status)) return status
  if (statuses.every((status) => status === 'skipped')) return 'skipped'
  if (statuses.every((status) => status === 'succeeded' || status === 'skipped')) return 'succeeded'
  return statuses.includes('succeeded') ? 'running' : 'pending'
}
