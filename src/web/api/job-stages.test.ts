import { expect, test } from 'vitest'
import type { Job } from '#contract/job.ts'
import { someStep } from './job.fixture.ts'
import { stageSentence, stagesOf } from './job-stages.ts'

const step = (stage: string, status: Job['steps'][number]['status'], progress = 0) =>
  someStep({
    stage,
    status,
    progress,
    expectedSeconds: status === 'waiting' ? 90 : 10,
    startedAt: status === 'pending' ? null : '2026-11-27T20:00:00.000Z',
    finishedAt: status === 'succeeded' ? '2026-11-27T20:00:11.000Z' : null,
  })

test('steps are told by stage', () => {
  const stages = stagesOf([
    step('image', 'succeeded', 1),
    step('video', 'succeeded', 1),
    step('video', 'waiting', 0.24),
    step('mux', 'pending'),
  ])
  expect(stages.map(({ name, state, tookSeconds }) => [name, state, tookSeconds])).toEqual([
    ['Image', 'done', 11],
    ['Video', 'running', null],
    ['Join', 'waiting', null],
  ])
  expect(stages[1]?.progress).toBeCloseTo(0.316)
  expect(stageSentence(stages)).toBe('Video, step 2 of 3')
})

test('the time between a stage’s steps is not its own', () => {
  const made = step('shot-1', 'succeeded')
  const looked = { startedAt: '2026-11-27T20:01:00.000Z', finishedAt: '2026-11-27T20:01:02.000Z' }
  expect(stagesOf([made, { ...made, ...looked }])[0]?.tookSeconds).toBe(13)
})

test('a stage that does not report is as far as its job', () => {
  const steps = [step('image', 'succeeded', 1), step('video', 'waiting', 0)]
  expect(stagesOf(steps, 0.55)[1]?.progress).toBeCloseTo(0.5)
  expect(stagesOf(steps, 0)[1]?.progress).toBe(0)
})

test('between two steps a stage still runs, and one bad step ends it', () => {
  const stateOf = (...steps: Job['steps']) => stagesOf(steps)[0]?.state
  expect(stateOf(step('video', 'succeeded'), step('video', 'pending'))).toBe('running')
  expect(stateOf(step('video', 'failed'), step('video', 'skipped'))).toBe('failed')
  expect(stateOf(step('video', 'skipped'))).toBe('skipped')
  expect(stageSentence(stagesOf([step('video', 'succeeded')]))).toBe('Finishing')
})
