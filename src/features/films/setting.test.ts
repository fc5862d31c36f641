import { expect, test } from 'vitest'
import { heldSettings } from './setting.ts'

test.each<[string[], (string | null)[]]>([
  [
    ['A lighthouse at dusk.', 'Night falls and the light turns.', 'The city wakes.', 'Rain.'],
    [null, 'sea', null, 'city street'],
  ],
  [
    ['A woman waits on the pier.', 'The woman looks up.', 'A train comes in.', 'The doors close.'],
    [null, 'harbour', null, null],
  ],
  [
    ['Somebody sings.', 'An elephant walks by.', 'It stops.'],
    [null, null, 'savanna'],
  ],
])('%j', (sentences, held) => {
  expect(heldSettings(sentences)).toEqual(held)
})
