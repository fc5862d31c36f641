import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { flowingCurve, type Knot, monotoneCurve, risingKnots, segmentCurve } from './interpolate.ts'

const value = fc.double({ min: -100, max: 100, noNaN: true })
const knots = fc
  .uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 12 })
  .chain((places) =>
    fc
      .array(value, { minLength: places.length, maxLength: places.length })
      .map((values) => places.map((place, i): Knot => [place / 1000, values[i] ?? 0])),
  )

const curves = {
  monotoneCurve,
  flowingCurve,
  segmentCurve: (all: readonly Knot[]) => segmentCurve(all, (t) => t),
}

describe.each(Object.entries(curves))('%s', (_, curveOf) => {
  test('goes through every knot, whatever order they come in', () => {
    fc.assert(
      fc.property(knots, (all) => {
        const curve = curveOf(all)
        for (const [at, wanted] of all) expect(curve(at)).toBeCloseTo(wanted, 9)
      }),
    )
  })

  test('is held before the first and after the last knot', () => {
    const curve = curveOf([
      [0.2, 3],
      [0.6, -1],
    ])
    expect([curve(-5), curve(0), curve(0.2), curve(0.6), curve(9)]).toEqual([3, 3, 3, -1, -1])
  })

  test('is a straight line between two knots', () => {
    const curve = curveOf([
      [0, 0],
      [1, 2],
    ])
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (at) => Math.abs(curve(at) - 2 * at) < 1e-12),
    )
  })

  test('adds no curve where the knots lie on a line, however uneven their places', () => {
    const curve = curveOf([0, 0.1, 0.15, 0.7, 1].map((at): Knot => [at, 3 * at - 1]))
    for (let i = 0; i <= 100; i++) expect(curve(i / 100)).toBeCloseTo((3 * i) / 100 - 1, 12)
  })

  test('has no jumps', () => {
    const curve = curveOf([
      [0, 0],
      [0.1, 5],
      [0.5, 5],
      [0.52, -5],
      [1, 0],
    ])
    for (let i = 0; i < 10_000; i++) {
      expect(Math.abs(curve((i + 1) / 10_000) - curve(i / 10_000))).toBeLessThan(0.12)
    }
  })

  test('needs a knot', () => {
    expect(() => curveOf([])(0.5)).toThrow(RangeError)
  })
})

test('a monotone curve stays between the two knots around it', () => {
  fc.assert(
    fc.property(knots, fc.double({ min: 0, max: 1, noNaN: true }), (all, at) => {
      const rising = risingKnots(all)
      const next = rising.findIndex(([place]) => place >= at)
      const right = next === -1 ? rising.at(-1) : rising[next]
      const left = next === -1 ? rising.at(-1) : rising[Math.max(0, next - 1)]
      if (left === undefined || right === undefined) return false
      const got = monotoneCurve(all)(at)
      return got >= Math.min(left[1], right[1]) - 1e-9 && got <= Math.max(left[1], right[1]) + 1e-9
    }),
  )
})

test('a flowing curve may swing past a knot and keeps its direction through it', () => {
  const curve = flowingCurve([
    [0, 0],
    [0.4, 1],
    [0.6, 1],
    [1, 0],
  ])
  expect(curve(0.5)).toBeGreaterThan(1)
  const step = 1e-5
  const before = (curve(0.4) - curve(0.4 - step)) / step
  const after = (curve(0.4 + step) - curve(0.4)) / step
  expect(before).toBeCloseTo(after, 2)
})

test('the later of two knots at one place counts', () => {
  expect(
    risingKnots([
      [1, 4],
      [0, 1],
      [1, 5],
    ]),
  ).toEqual([
    [0, 1],
    [1, 5],
  ])
})
