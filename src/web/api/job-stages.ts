import type { Job } from '#contract/job.ts'
import type { StepItem } from '#web/ui/step-list.tsx'
import type { StepState } from '#web/ui/weighted-progress.ts'

/** A job's steps as its owner thinks of them: one row a stage, however many steps it takes us. */
export interface StageRow extends StepItem {
  progress: number
  expectedSeconds: number
  tookSeconds: number | null
  note: string | null
}

const names: Record<string, string> = {
  image: 'Image',
  video: 'Video',
  audio: 'Sound',
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

type Step = Job['steps'][number]

/** `jobProgress`, where time stands in for reports, is what the stage at work has done when the others are counted off. */
export function stagesOf(steps: readonly Step[], jobProgress = 0): StageRow[] {
  const rows = [...Map.groupBy(steps, ({ stage }) => stage)].map(([stage, own]) => ({
    id: stage,
    name: stageName(stage),
    state: statusOf(own),
    progress: progressOf(own),
    tookSeconds: tookSeconds(own),
    expectedSeconds: expected(own),
    note: own.findLast(({ note }) => note !== null)?.note ?? null,
  }))
  const [atWork, ...others] = rows.filter(({ state }) => state === 'running')
  if (atWork === undefined || others.length > 0 || atWork.expectedSeconds === 0) return rows
  const elsewhere = rows.reduce(
    (sum, row) => sum + (row === atWork ? 0 : row.expectedSeconds * row.progress),
    0,
  )
  const share = (jobProgress * expected(steps) - elsewhere) / atWork.expectedSeconds
  return rows.map((row) =>
    row === atWork ? { ...row, progress: Math.max(row.progress, Math.min(1, share)) } : row,
  )
}

const expected = (steps: readonly Step[]): number =>
  steps.reduce((sum, { expectedSeconds }) => sum + expectedSeconds, 0)

/** Weighted by the time that each step is expected to take. */
function progressOf(steps: readonly Step[]): number {
  const weight = expected(steps)
  const share = (step: Step) => (weight === 0 ? 1 / steps.length : step.expectedSeconds / weight)
  return steps.reduce((sum, step) => sum + share(step) * (isOver(step) ? 1 : step.progress), 0)
}

const isOver = ({ status }: Step): boolean => status === 'succeeded' || status === 'skipped'

function statusOf(steps: readonly Step[]): StepState {
  if (steps.every(({ status }) => status === 'skipped' || status === 'canceled')) return 'skipped'
  if (steps.some(({ status }) => status === 'failed')) return 'failed'
  if (steps.every(isOver)) return 'done'
  if (steps.some(({ status }) => status === 'canceled')) return 'skipped'
  return steps.some(({ status }) => status !== 'pending') ? 'running' : 'waiting'
}

/** What these steps took, when all of them are over; the time between them belonged to others. */
export function tookSeconds(steps: readonly Step[]): number | null {
  if (steps.some(({ status }) => status === 'pending' || status === 'running' || status === 'waiting'))
    return null
  const took = steps.flatMap(({ startedAt, finishedAt }) =>
    startedAt === null || finishedAt === null ? [] : [Date.parse(finishedAt) - Date.parse(startedAt)],
  )
  return took.length === 0 ? null : took.reduce((sum, ms) => sum + ms, 0) / 1000
}

/** "Video, step 2 of 4": where a running job is. */
export function stageSentence(stages: readonly StageRow[]): string {
  const at = stages.findIndex(({ state }) => state === 'running')
  const row = stages[at === -1 ? stages.findIndex(({ state }) => state === 'waiting') : at]
  if (row === undefined) return stages.length === 0 ? 'Starting' : 'Finishing'
  return stages.length === 1 ? row.name : `${row.name}, step ${stages.indexOf(row) + 1} of ${stages.length}`
}
