import { describe, expect, test } from 'vitest'
import { nextTile } from './grid-keys.ts'

describe('arrow keys in a grid of 5 tiles, 2 a row', () => {
  test.each([
    ['ArrowRight', 0, 1],
    ['ArrowRight', 4, 4],
    ['ArrowLeft', 2, 1],
    ['ArrowLeft', 0, 0],
    ['ArrowDown', 0, 2],
    ['ArrowDown', 3, 4],
    ['ArrowDown', 4, 4],
    ['ArrowUp', 4, 2],
    ['ArrowUp', 1, 1],
    ['Home', 3, 0],
    ['End', 0, 4],
  ])('%s from %i leads to %i', (key, from, to) => {
    expect(nextTile(key, from, 5, 2)).toBe(to)
  })

  test('other keys are not its own', () => {
    expect(nextTile('a', 0, 5, 2)).toBeNull()
  })
})
