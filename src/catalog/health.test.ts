import { expect, test } from 'vitest'
import { judge, type Measured } from './health.ts'

const seen = (change: Partial<Measured>): Measured => ({
  takes: 10,
  worked: 10,
  lately: { takes: 5, worked: 5 },
  medianRatio: 1,
  p95Ratio: 1.5,
  usualRatio: 1,
  usualTakes: 50,
  typicalSeconds: 60,
  waiting: 0,
  lastFailure: null,
  ...change,
})

test('an engine as usual works; its figures are those of a take of the usual size', () => {
  expect(judge(seen({}), false)).toEqual({
    level: 'ok',
    words: 'Works, 1 min a take',
    takes: 10,
    successRate: 1,
    medianSeconds: 60,
    p95Seconds: 90,
    usualSeconds: 60,
    waiting: 0,
    lastFailure: null,
  })
})

test('slow is slow against what is usual, by a margin that people feel', () => {
  expect(judge(seen({ medianRatio: 3 }), false)).toMatchObject({
    level: 'slow',
    words: 'Slow today: 3 min, usually 1 min',
  })
  expect(judge(seen({ medianRatio: 3, usualRatio: 3 }), false).level).toBe('ok')
  expect(judge(seen({ medianRatio: 3, usualRatio: 3, usualTakes: 2 }), false).level).toBe('slow')
  expect(judge(seen({ medianRatio: 3, typicalSeconds: 0.5 }), false).level).toBe('ok')
  expect(judge(seen({ medianRatio: 3, takes: 2, worked: 2 }), false).level).toBe('ok')
})

test('failing: most of the last takes failed, or the provider is away; then time says nothing', () => {
  expect(judge(seen({ lately: { takes: 5, worked: 2 } }), false)).toMatchObject({
    level: 'failing',
    words: '3 of the last 5 takes failed',
  })
  expect(judge(seen({ lately: { takes: 2, worked: 0 } }), false).level).toBe('ok')
  expect(judge(seen({}), true)).toMatchObject({ level: 'failing', words: 'Its provider is not answering' })
})

test('nothing measured is said to be unknown', () => {
  const nothing = judge(undefined, false)
  expect(nothing).toMatchObject({ level: 'unknown', takes: 0, successRate: null, medianSeconds: null })
  expect(judge(seen({ worked: 0, medianRatio: null }), false)).toMatchObject({
    level: 'unknown',
    successRate: 0,
  })
})
