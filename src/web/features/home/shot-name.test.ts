import { expect, it } from 'vitest'
import { nameFromPrompt } from './shot-name.ts'

it.each([
  ['a lighthouse at dusk, two sailboats', 'Lighthouse at dusk, two sailboats'],
  ['The lighthouse. A storm comes.', 'Lighthouse'],
  ['  rain\n  on a street ', 'Rain on a street'],
  ['', 'Untitled'],
  [
    'a very long sentence about a woman in a yellow coat who walks along the beach',
    'Very long sentence about a woman in a',
  ],
  ['x'.repeat(100), `X${'x'.repeat(41)}`],
])('%j is called %j', (prompt, name) => {
  expect(nameFromPrompt(prompt, 'Untitled')).toBe(name)
})
