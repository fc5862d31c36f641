import { expect, test } from 'vitest'
import { examplePrompts, promptsLike, tellingWord } from './examples.ts'

test('examples like a prompt share its words; the prompt itself is none', () => {
  expect(promptsLike('a fox in deep SNOW', examplePrompts, 1)[0]).toContain('fox stops in fresh snow')
  const own = ['A fox at dusk', 'A lighthouse in snow', 'A lighthouse in snow ']
  expect(promptsLike('A lighthouse in snow', own, 5)).toEqual(['A fox at dusk'])
  expect(promptsLike('', examplePrompts, 3)).toEqual(examplePrompts.slice(0, 3))
})

test('the longest word is the one to look for', () => {
  expect(tellingWord('A lighthouse in the snow')).toBe('lighthouse')
  expect(tellingWord('a b c')).toBeNull()
})
