import { expect, test } from 'vitest'
import { type Motion, motionName, nextSpeed, type ShuttleKey, shuttle, still } from './shuttle.ts'

const after = (...keys: ShuttleKey[]): Motion => keys.reduce(shuttle, still)

test('L again goes twice as fast, up to 8×', () => {
  expect(after('L')).toEqual({ kind: 'forward', times: 1 })
  expect(after('L', 'L')).toEqual({ kind: 'forward', times: 2 })
  expect(after('L', 'L', 'L', 'L', 'L')).toEqual({ kind: 'forward', times: 8 })
})

test('J goes back, and turning round starts at 1×', () => {
  expect(after('J', 'J', 'J')).toEqual({ kind: 'reverse', times: 4 })
  expect(after('L', 'L', 'J')).toEqual({ kind: 'reverse', times: 1 })
})

test('K and space stop whatever moves; space then plays', () => {
  expect(after('J', 'J', 'K')).toEqual(still)
  expect(after('L', 'L', 'toggle')).toEqual(still)
  expect(after('toggle')).toEqual({ kind: 'forward', times: 1 })
})

test('the brackets walk the speeds and stay at the ends', () => {
  expect(nextSpeed(1, 1)).toBe(1.25)
  expect(nextSpeed(0.25, -1)).toBe(0.25)
  expect(nextSpeed(2, 1)).toBe(2)
})

test('only what is unusual is named', () => {
  expect(motionName(after('L'))).toBe('')
  expect(motionName(after('L', 'L'))).toBe('2×')
  expect(motionName(after('J'))).toBe('−1×')
})
