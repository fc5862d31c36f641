import { expect, test } from 'vitest'
import { wordDiff } from './word-diff.ts'

const before = 'A gas station at night. Slow push in toward the window, 35 mm, soft haze.'
const after = 'A gas station at night. Handheld, drifting left, 35 mm, light fog.'

test('both texts can be read out of the difference', () => {
  const parts = wordDiff(before, after)
  const text = (without: string) =>
    parts.flatMap((part) => (part.kind === without ? [] : [part.text])).join('')
  expect(text('added').replace(/\s+/g, '')).toBe(before.replace(/\s+/g, ''))
  expect(text('removed')).toBe(after)
})

test('what is common stays whole', () => {
  expect(wordDiff(before, after)[0]).toEqual({ kind: 'same', text: 'A gas station at night. ' })
  expect(wordDiff('same words', 'same words')).toEqual([{ kind: 'same', text: 'same words' }])
})

test('an empty prompt is all added or all removed', () => {
  expect(wordDiff('', 'fog')).toEqual([{ kind: 'added', text: 'fog' }])
  expect(wordDiff('fog', '')).toEqual([{ kind: 'removed', text: 'fog' }])
})
