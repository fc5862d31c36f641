import { expect, it } from 'vitest'
import { lastShot } from './last-shot.ts'

const shots = [{ id: 'one' }, { id: 'two' }]

it('is the shot of the newest take that still has one', () => {
  expect(lastShot(shots, [{ shotId: null }, { shotId: 'gone' }, { shotId: 'two' }, { shotId: 'one' }])).toBe(
    shots[1],
  )
})

it('is the first shot before there are takes', () => {
  expect(lastShot(shots, [])).toBe(shots[0])
  expect(lastShot([], [])).toBeUndefined()
})
