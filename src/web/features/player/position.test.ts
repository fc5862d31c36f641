import { expect, test } from 'vitest'
import { framesOf } from './frames.ts'
import { lengthOf, shortTimecodeOf, spokenPosition, timecodeOf } from './position.ts'

const frames = framesOf(8, 24)

test('a position is written with its frames', () => {
  expect(timecodeOf(82, frames)).toEqual({ clock: '00:00:03', frames: ':10' })
  expect(shortTimecodeOf(82, frames)).toEqual({ clock: '03', frames: ':10' })
  expect(lengthOf(frames)).toBe('08:00')
})

test('a position is spoken', () => {
  expect(spokenPosition(82, frames)).toBe('3 seconds, 10 frames of 8 seconds')
  expect(spokenPosition(0, frames)).toBe('0 seconds of 8 seconds')
})

test('rates that are not whole count whole frames', () => {
  const film = framesOf(8, 23.976)
  expect(timecodeOf(24, film)).toEqual({ clock: '00:00:01', frames: ':00' })
})
