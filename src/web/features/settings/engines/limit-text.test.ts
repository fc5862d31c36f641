import { expect, test } from 'vitest'
import { readLimits } from './limit-text.ts'

test('limits are numbers or nothing; what is neither is said, not dropped', () => {
  expect(readLimits(' 4 ', '')).toEqual({ limits: { concurrency: 4, requestsPerSecond: null } })
  expect(readLimits('', '2,5')).toEqual({ limits: { concurrency: null, requestsPerSecond: 2.5 } })
  const wrong = 'Write a number, or nothing.'
  expect(readLimits('many', '0')).toEqual({
    errors: new Map([
      ['concurrency', wrong],
      ['requestsPerSecond', expect.stringContaining('0.05')],
    ]),
  })
})
