import { expect, it } from 'vitest'
import { moved, neighbourOf, shotNumber } from './shot-order.ts'

const shots = ['a', 'b', 'c'].map((id, position) => ({ id, position }))
const ids = (list: { id: string; position: number }[]) =>
  list.map(({ id, position }) => `${id}${position}`).join(' ')

it('moves a shot and renumbers its neighbours', () => {
  expect(ids(moved(shots, 'a', 2))).toBe('b0 c1 a2')
  expect(ids(moved(shots, 'c', 1))).toBe('a0 c1 b2')
  expect(ids(moved(shots, 'gone', 1))).toBe('a0 b1 c2')
})

it('keeps the objects of shots that stay where they are', () => {
  expect(moved(shots, 'c', 1)[0]).toBe(shots[0])
})

it('numbers from 01', () => {
  expect([0, 8, 99].map(shotNumber)).toEqual(['01', '09', '100'])
})

it('knows where to go from a deleted shot', () => {
  expect(neighbourOf(shots, 'b')?.id).toBe('c')
  expect(neighbourOf(shots, 'c')?.id).toBe('b')
  expect(neighbourOf(shots.slice(0, 1), 'a')).toBeUndefined()
})
