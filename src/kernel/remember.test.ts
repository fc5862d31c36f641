import { expect, test, vi } from 'vitest'
import { remember } from './remember.ts'

test('one question at a time for each key, again after a while, and never a failure', async () => {
  let asked = 0
  const read = remember(60_000, async (key) => `${key}${++asked}`)
  expect(await Promise.all([read('a'), read('a'), read('b'), read()])).toEqual(['a1', 'a1', 'b2', '3'])

  const now = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 60_001)
  expect(await read('a')).toBe('a4')
  now.mockRestore()

  let tries = 0
  const shaky = remember(60_000, async () => {
    if (++tries === 1) throw new Error('away')
    return tries
  })
  await expect(shaky()).rejects.toThrow('away')
  expect(await shaky()).toBe(2)
})
