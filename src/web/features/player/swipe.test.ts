import { expect, test } from 'vitest'
import { gestureOf } from './swipe.ts'

test('a finger swipes, a mouse only taps', () => {
  const from = { x: 200, y: 100 }
  expect(gestureOf(from, { x: 203, y: 101 }, true)).toBe('tap')
  expect(gestureOf(from, { x: 120, y: 110 }, true)).toBe('left')
  expect(gestureOf(from, { x: 290, y: 90 }, true)).toBe('right')
  expect(gestureOf(from, { x: 140, y: 190 }, true)).toBeNull()
  expect(gestureOf(from, { x: 120, y: 110 }, false)).toBeNull()
})
