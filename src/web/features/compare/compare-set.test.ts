import { expect, test } from 'vitest'
import { placed, toggled } from './compare-set.ts'

test('two stay, four are the most', () => {
  expect(toggled(['a', 'b'], 'b')).toEqual(['a', 'b'])
  expect(toggled(['a', 'b', 'c'], 'b')).toEqual(['a', 'c'])
  expect(toggled(['a', 'b', 'c', 'd'], 'e')).toEqual(['a', 'b', 'c', 'e'])
})

test('a take in another place changes places', () => {
  expect(placed(['a', 'b'], 1, 'c')).toEqual(['a', 'c'])
  expect(placed(['a', 'b'], 1, 'a')).toEqual(['b', 'a'])
})
