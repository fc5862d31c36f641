import { expect, test } from 'vitest'
import { someStep } from '#web/api/job.fixture.ts'
import { partsOf } from './job-parts.ts'

const step = (name: string, from: number, to: number | null, over = {}) =>
  someStep({
    id: name,
    name,
    stage: 'video',
    status: to === null ? 'running' : 'succeeded',
    startedAt: new Date(from * 1000).toISOString(),
    finishedAt: to === null ? null : new Date(to * 1000).toISOString(),
    ...over,
  })

test('sending and waiting are one step, the download another', () => {
  const parts = partsOf({
    steps: [step('submit', 0, 1), step('wait', 1, 73), step('fetch', 74, 81), step('derive', 81, 82)],
  })
  expect(parts.map(({ name, tookSeconds }) => [name, tookSeconds])).toEqual([
    ['Video', 73],
    ['Download', 8],
  ])
  expect(parts[0]?.stepIds).toEqual(['submit', 'wait'])
})

test('a part runs until its last step is done, and one failure is its end', () => {
  const running = partsOf({ steps: [step('submit', 0, 1), step('wait', 1, null, { progress: 0.5 })] })
  expect(running[0]).toMatchObject({ state: 'running', tookSeconds: null })
  const failed = partsOf({
    steps: [
      step('fetch', 0, 4, { status: 'failed' }),
      step('derive', 0, null, { status: 'skipped', startedAt: null }),
    ],
  })
  expect(failed.map(({ state }) => state)).toEqual(['failed'])
})
