import { expect, test } from 'vitest'
import { blocksOf } from './blocks.ts'

test('a heading stands alone, whatever is around it', () => {
  expect(blocksOf('# The keeper\nA coast at night.\n\n\nHe waits.\n## Later\nDawn.\n')).toEqual([
    '# The keeper',
    'A coast at night.',
    'He waits.',
    '## Later',
    'Dawn.',
  ])
  expect(blocksOf('1. One #two\n2. Three')).toEqual(['1. One #two\n2. Three'])
})
