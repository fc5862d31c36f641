import fc from 'fast-check'
import { expect, test } from 'vitest'
import { justifiedRows } from './justified-rows.ts'

const frame = { width: 1000, height: 140, gap: 6 }

test('every item is shown once, in order, and full rows fill the width', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.4, max: 3, noNaN: true }), { maxLength: 80 }), (ratios) => {
      const rows = justifiedRows(ratios, frame)
      expect(rows.flatMap(({ from, widths }) => widths.map((_, index) => from + index))).toEqual(
        ratios.map((_, index) => index),
      )
      for (const { widths } of rows.slice(0, -1)) {
        const total = widths.reduce((sum, width) => sum + width, 0) + frame.gap * (widths.length - 1)
        expect(total).toBeCloseTo(frame.width, 3)
      }
    }),
  )
})

test('a last row that is not full is not stretched', () => {
  expect(justifiedRows([16 / 9], frame)).toEqual([{ from: 0, height: 140, widths: [(140 * 16) / 9] }])
})

test('one picture wider than the page is made to fit', () => {
  const [only] = justifiedRows([20], frame)
  expect(only?.height).toBe(50)
})
