import { expect, it } from 'vitest'
import { greeting } from './greeting.ts'

it.each([
  [4, 'Good evening, Maya'],
  [5, 'Good morning, Maya'],
  [11, 'Good morning, Maya'],
  [12, 'Good afternoon, Maya'],
  [17, 'Good afternoon, Maya'],
  [18, 'Good evening, Maya'],
])('at %i it says "%s"', (hour, words) => {
  expect(greeting('Maya Kern', hour)).toBe(words)
})

it('greets a person without a name', () => {
  expect(greeting('  ', 9)).toBe('Good morning')
})
