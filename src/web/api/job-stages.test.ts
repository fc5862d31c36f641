import { expect, test } from 'vitest'
import type { StepStatus } from '#contract/job.ts'
import { someStep } from './job.fixture.ts'
import { stagesOf } from './job-stages.ts'

const step = (stage: string, status: StepStatus, expectedSeconds = 1, progress = 0) =>
  someStep({
    stage,
    status,
    progress,
    expectedSeconds,
    finishedAt: status === 'succeeded' ? '2026-11-12T21:00:09.000Z' : null,
  })

test('the steps of a stage are one step to people', () => {
  const stages = stagesOf({
    steps: [
      step('image', 'succeeded'),
      step('video', 'succeeded', 1),
      step('video', 'running', 8, 0.5),
      step('video', 'pending', 1),
      step('mux', 'pending', 2),
    ],
  })
  expect(stages.map(({ name, status }) => [name, status])).toEqual([
    ['Image', 'succeeded'],
    ['Video', 'running'],
    ['Join', 'pending'],
  ])
  expect(stages[1]).toMatchObject({ progress: 0.5, expectedSeconds: 10, finishedAt: null })
})

test('between two steps a stage still runs, and one bad step ends it', () => {
  expect(stagesOf({ steps: [step('video', 'succeeded'), step('video', 'pending')] })[0]?.status).toBe(
    'running',
  )
  expect(stagesOf({ steps: [step('video', 'failed'), step('video', 'skipped')] })[0]?.status).toBe('failed')
  expect(stagesOf({ steps: [step('video', 'skipped')] })[0]?.status).toBe('skipped')
})
