import { expect, test } from 'vitest'
import { frameOf, spritePosition } from './sprite.tsx'

test('the pointer at x shows the frame of that part', () => {
  expect(frameOf(0, 8)).toBe(0)
  expect(frameOf(0.5, 8)).toBe(4)
  expect(frameOf(1, 8)).toBe(7)
  expect(frameOf(-1, 8)).toBe(0)
})

test('a frame fills its box', () => {
  const cut = { columns: 4, rows: 2, frames: 8, frameWidth: 160, frameHeight: 90, secondsPerFrame: 1 }
  expect(spritePosition(5, cut)).toEqual({ size: '400% 200%', position: '33.33333333333333% 100%' })
  expect(spritePosition(0, { ...cut, columns: 1, rows: 1 })).toEqual({ size: '100% 100%', position: '0% 0%' })
})
