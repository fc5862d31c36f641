import { expect, test } from 'vitest'
import { sayingWho } from './who-is-meant.ts'

test.each<[string[], string[]]>([
  [
    [
      'A lonely woman in a red coat waits on the pier.',
      'She looks at the sea.',
      'Gulls pass, and she smiles.',
    ],
    [
      'A lonely woman in a red coat waits on the pier.',
      'The lonely woman in a red coat looks at the sea.',
      'Gulls pass, and the lonely woman in a red coat smiles.',
    ],
  ],
  [
    ['A man and a woman with dark hair sit on a bench.', 'He stands up.', 'She stays.'],
    [
      'A man and a woman with dark hair sit on a bench.',
      'The man stands up.',
      'The woman with dark hair stays.',
    ],
  ],
  [
    ['The old captain holds the wheel.', 'A ship comes.', 'He waves.'],
    ['The old captain holds the wheel.', 'A ship comes.', 'The old captain waves.'],
  ],
  [
    ['A dog sleeps.', 'He dreams.', 'A boy comes, and he laughs.'],
    ['A dog sleeps.', 'He dreams.', 'A boy comes, and he laughs.'],
  ],
  [
    ['The sheep graze.', 'There she blows.'],
    ['The sheep graze.', 'There she blows.'],
  ],
])('%j', (sentences, alone) => {
  expect(sayingWho(sentences)).toEqual(alone)
})
