import { expect, test } from 'vitest'
import type { ModeCard } from '#catalog/engine.ts'
import { defaultChoices } from './default-choices.ts'

const now = {
  engineId: 'auto',
  durationSeconds: 4,
  resolution: '720p',
  aspectRatio: '16:9',
  allowFallback: false,
}
const card = (over: Partial<ModeCard>) => ({
  modes: { t2v: { resolutions: ['1080p'], aspectRatios: [], ...over } as ModeCard },
})

test('an engine offers what it makes, and what is set stays to be seen', () => {
  const choices = defaultChoices(card({ durations: { values: [8, 6] } }), now)
  expect(choices.durations).toEqual([4, 6, 8])
  expect(choices.resolutions).toEqual(['1080p', '720p'])
  expect(choices.aspectRatios).toContain('9:16')
})

test('a range becomes a handful of lengths; Auto has those of everyone', () => {
  const range = card({ durations: { min: 5, max: 15, step: 1, default: 5 } })
  expect(defaultChoices(range, now).durations).toEqual([4, 5, 6, 8, 10, 15])
  expect(defaultChoices(undefined, now).durations).toEqual([4, 5, 6, 8, 10])
})
