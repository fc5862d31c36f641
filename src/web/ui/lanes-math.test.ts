import { expect, test } from 'vitest'
import { along, axisMarks } from './lanes-math.ts'

test('a lane labels round times, at most six', () => {
  expect(axisMarks(102)).toEqual([0, 20, 40, 60, 80])
  expect(axisMarks(9)).toEqual([0, 2, 4, 6, 8])
  expect(axisMarks(0)).toEqual([0])
  expect(axisMarks(100_000).length).toBeLessThanOrEqual(6)
})

test('instants stay on the lane', () => {
  expect(along(51, 102)).toBe('50.00%')
  expect(along(200, 102)).toBe('100.00%')
  expect(along(1, 0)).toBe('0%')
})
