import { expect, test } from 'vitest'
import { wavePath, waveSummary } from './peaks.ts'

test('a path goes along the tops and back along the bottoms', () => {
  expect(wavePath([-64, 64, 0, 127], 2)).toBe('M0 -0.5L1 -0.992L1 0.01L0 0.5Z')
})

test('more pieces than columns: each column keeps its loudest', () => {
  expect(wavePath([0, 10, 0, 100, 0, 20, 0, 30], 2)).toBe('M0 -0.781L1 -0.234L1 0.01L0 0.01Z')
})

test('no sound, no path', () => expect(wavePath([], 100)).toBe(''))

test('the summary says how long and where', () => {
  expect(waveSummary({ version: 1, durationSeconds: 8, peaks: [0, 1, 0, 90, 0, 5, 0, 1] })).toBe(
    '8 seconds of sound, loudest at 3 seconds',
  )
  expect(waveSummary({ version: 1, durationSeconds: 2, peaks: [0, 0, 0, 1] })).toBe('2 seconds of silence')
})
