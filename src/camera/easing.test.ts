import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ease } from './easing.ts'
import { TrackEasing } from './preset.ts'

const share = fc.double({ min: 0, max: 1, noNaN: true })

describe.each(TrackEasing.options)('%s', (easing) => {
  test('starts at 0, ends at 1, and is held outside', () => {
    expect([-1, 0, 1, 2, Number.NaN].map((t) => ease(easing, t))).toEqual([0, 0, 1, 1, 0])
  })

  test('has no jumps', () => {
    for (let i = 0; i < 1000; i++) {
      expect(Math.abs(ease(easing, (i + 1) / 1000) - ease(easing, i / 1000))).toBeLessThan(0.01)
    }
  })
})

test.each(TrackEasing.options.filter((easing) => easing !== 'overshoot'))('%s never turns back', (easing) => {
  fc.assert(
    fc.property(share, share, (a, b) => {
      const [early, late] = a < b ? [a, b] : [b, a]
      return ease(easing, early) <= ease(easing, late) + 1e-12
    }),
  )
})

test('each easing has its own pace at the middle', () => {
  expect(ease('lin', 0.5)).toBe(0.5)
  expect(ease('inOut', 0.5)).toBe(0.5)
  expect(ease('in', 0.5)).toBeLessThan(0.3)
  expect(ease('out', 0.5)).toBeGreaterThan(0.7)
  expect(ease('exp', 0.5)).toBeLessThan(0.05)
})

test('inOut is slow at both ends', () => {
  expect(ease('inOut', 0.1)).toBeLessThan(0.05)
  expect(ease('inOut', 0.9)).toBeGreaterThan(0.95)
})

test('overshoot goes a little past its end once and comes back', () => {
  const values = Array.from({ length: 1001 }, (_, i) => ease('overshoot', i / 1000))
  const peak = Math.max(...values)
  expect(peak).toBeGreaterThan(1.03)
  expect(peak).toBeLessThan(1.1)
  const turns = values.filter((value, i) => {
    const before = values[i - 1] ?? value
    const after = values[i + 1] ?? value
    return (value - before) * (after - value) < 0
  })
  expect(turns.length).toBeLessThanOrEqual(1)
})
