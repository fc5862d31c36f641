import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { furthest, type WeightedStep, weightedProgress } from './weighted-progress.ts'

describe('weighted progress', () => {
  test('a step counts as long as it usually takes', () => {
    expect(
      weightedProgress([
        { state: 'done', expectedSeconds: 10 },
        { state: 'running', progress: 0.5, expectedSeconds: 80 },
        { state: 'waiting', expectedSeconds: 10 },
      ]),
    ).toBeCloseTo(0.5)
  })
  test('skipped is done, failed keeps what it had, none is nothing', () => {
    expect(weightedProgress([{ state: 'skipped' }, { state: 'done' }])).toBe(1)
    expect(weightedProgress([{ state: 'failed', progress: 0.5 }, { state: 'waiting' }])).toBe(0.25)
    expect(weightedProgress([])).toBe(0)
    expect(weightedProgress([{ state: 'done', expectedSeconds: 0 }])).toBe(0)
  })
  test('is always from 0 to 1', () => {
    const step = fc.record({
      state: fc.constantFrom<WeightedStep['state']>('waiting', 'running', 'done', 'failed', 'skipped'),
      progress: fc.option(fc.double({ noNaN: true, min: -2, max: 2 })),
      expectedSeconds: fc.option(fc.double({ noNaN: true, min: 0, max: 1e4 })),
    })
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const value = weightedProgress(steps)
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(1 + 1e-9)
      }),
    )
  })
  test('never goes back for the same thing, starts anew for another', () => {
    expect(furthest({ of: 'take 6', value: 0.6 }, 'take 6', 0.4)).toBe(0.6)
    expect(furthest({ of: 'take 6', value: 0.6 }, 'take 6', 0.7)).toBe(0.7)
    expect(furthest({ of: 'take 6', value: 0.6 }, 'take 7', 0.1)).toBe(0.1)
  })
})
