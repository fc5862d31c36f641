import { expect, test } from 'vitest'
import { frameAt, framesOf, mark, middleOf, noMarks, rangeOf } from './frames.ts'

test('every frame of every rate reads back as itself', () => {
  for (const fps of [23.976, 24, 25, 29.97, 30, 60]) {
    const frames = framesOf(8, fps)
    for (let frame = 0; frame < frames.count; frame++) {
      expect(frameAt(middleOf(frame, frames), frames)).toBe(frame)
      expect(frameAt(frame / fps, frames)).toBe(frame)
    }
  }
})

test('the end of the file is the last frame, not one after it', () => {
  const frames = framesOf(8, 24)
  expect(frames.count).toBe(192)
  expect(frameAt(8, frames)).toBe(191)
})

test('a clip of unknown length and rate is one frame', () => {
  expect(framesOf(null, null)).toEqual({ count: 1, rate: 24 })
})

test('marks keep their order, and the same mark again takes it away', () => {
  const both = mark(mark(noMarks, 'in', 10), 'out', 50)
  expect(both).toEqual({ in: 10, out: 50 })
  expect(mark(both, 'in', 60)).toEqual({ in: 60, out: null })
  expect(mark(both, 'out', 5)).toEqual({ in: null, out: 5 })
  expect(mark(both, 'in', 10)).toEqual({ in: null, out: 50 })
  expect(rangeOf(noMarks, { count: 192, rate: 24 })).toEqual({ from: 0, to: 191 })
})
