import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stepStatuses } from '#contract/job.ts'
import { advance, type StepState } from './advance.ts'

const step = (position: number, change: Partial<StepState> = {}): StepState => ({
  position,
  stage: 'video',
  kind: 'inline.render',
  status: 'pending',
  after: position === 0 ? [] : [position - 1],
  sent: false,
  ...change,
})
const running = { paused: false, canceling: false }

describe('advance', () => {
  test('the first step of a fresh job is ready, and only it', () => {
    expect(advance([step(0), step(1)], running)).toMatchObject({ ready: [0], drop: [], finish: null })
  })

  test('a step whose message is on its way is not sent twice', () => {
    expect(advance([step(0, { sent: true })], running).ready).toEqual([])
  })

  test('a wait is never sent: its row waits', () => {
    const steps = [
      step(0, { kind: 'remote.submit', status: 'succeeded' }),
      step(1, { kind: 'remote.wait', status: 'pending' }),
    ]
    expect(advance(steps, running).ready).toEqual([])
  })

  test('after a failure no new stage begins, and what hangs on it is skipped', () => {
    const steps = [
      step(0, { stage: 'image', status: 'failed' }),
      step(1, { stage: 'video', after: [0] }),
      step(2, { stage: 'voice', after: [] }),
    ]
    expect(advance(steps, running)).toMatchObject({
      ready: [],
      drop: [1, 2],
      dropAs: 'skipped',
      finish: 'failed',
    })
  })

  test('a stage that a vendor has begun is carried to its end although another stage failed', () => {
    const steps = [
      step(0, { stage: 'voice', status: 'failed', after: [] }),
      step(1, { kind: 'remote.submit', status: 'succeeded', after: [] }),
      step(2, { kind: 'remote.wait', status: 'succeeded', after: [1] }),
      step(3, { kind: 'remote.fetch', after: [2] }),
      step(4, { stage: 'mux', after: [0, 3] }),
    ]
    expect(advance(steps, running)).toMatchObject({ ready: [3], drop: [4], finish: null })
  })

  test('a cancel stops our own work but not a paid one, until the vendor says so', () => {
    const steps = [
      step(0, { kind: 'remote.submit', status: 'succeeded' }),
      step(1, { kind: 'remote.wait', status: 'waiting' }),
      step(2, { kind: 'remote.fetch' }),
      step(3, { stage: 'post', after: [2] }),
    ]
    const canceling = { paused: false, canceling: true }
    expect(advance(steps, canceling)).toMatchObject({ drop: [3], dropAs: 'canceled', finish: null })
    const stopped = [
      steps[0],
      step(1, { kind: 'remote.wait', status: 'canceled' }),
      steps[2],
      steps[3],
    ] as StepState[]
    expect(advance(stopped, canceling)).toMatchObject({ drop: [2, 3], finish: 'canceled' })
  })

  test('a cancel while the POST is under way keeps the rest of its stage', () => {
    const steps = [step(0, { kind: 'remote.submit', status: 'running' }), step(1, { kind: 'remote.wait' })]
    expect(advance(steps, { paused: false, canceling: true }).drop).toEqual([])
  })

  test('a paused job begins nothing', () => {
    expect(advance([step(0)], { paused: true, canceling: false }).ready).toEqual([])
  })

  const anySteps = fc
    .array(
      fc.record({
        status: fc.constantFrom(...stepStatuses),
        stage: fc.constantFrom('image', 'video', 'voice'),
        kind: fc.constantFrom('inline.render', 'remote.submit', 'remote.wait', 'remote.fetch', 'derive'),
        sent: fc.boolean(),
      }),
      { minLength: 1, maxLength: 8 },
    )
    .map((list) =>
      list.map((item, position) => ({ ...item, position, after: position === 0 ? [] : [position - 1] })),
    )

  test('law: a step is never both begun and dropped, and nothing is ready in a job that ends', () => {
    fc.assert(
      fc.property(anySteps, fc.boolean(), fc.boolean(), (steps, paused, canceling) => {
        const next = advance(steps, { paused, canceling })
        expect(next.ready.filter((position) => next.drop.includes(position))).toEqual([])
        if (next.finish !== null) expect(next.ready).toEqual([])
        for (const position of [...next.ready, ...next.drop]) expect(steps[position]?.status).toBe('pending')
      }),
    )
  })

  test('law: a job succeeds only when every step has', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const { finish } = advance(steps, running)
        expect(finish === 'succeeded').toBe(steps.every(({ status }) => status === 'succeeded'))
      }),
    )
  })
})
