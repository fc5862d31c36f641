import { expect, test } from 'vitest'
import type { Shortcut } from './registry.ts'
import { sheetRows } from './sheet-rows.ts'

const shortcut = (keys: string, label: string, where = 'Studio'): Shortcut => ({
  keys,
  label,
  where,
  run: () => {},
})

test('digits that do the same are one row, other keys their own', () => {
  const shortcuts = [
    ...[1, 2, 3].map((digit) => shortcut(String(digit), `Show take ${digit}`)),
    shortcut('c', 'Compare takes'),
    shortcut('1', 'Use A', 'Compare'),
  ]
  expect([...sheetRows(shortcuts)]).toEqual([
    [
      'Studio',
      [
        { label: 'Show take 1 to 3', keys: '1', to: '3' },
        { label: 'Compare takes', keys: 'c' },
      ],
    ],
    ['Compare', [{ label: 'Use A', keys: '1' }]],
  ])
})

test('a key that a panel took from its page is listed once', () => {
  const rows = sheetRows([shortcut('x', 'Extend'), shortcut('x', 'Animate')]).get('Studio')
  expect(rows).toEqual([{ label: 'Animate', keys: 'x' }])
})
