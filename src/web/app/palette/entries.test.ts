import { House } from 'lucide-react'
import { expect, test } from 'vitest'
import { type Entry, entriesFor, parseSearch, score } from './entries.ts'

const entry = (label: string, over: Partial<Entry> = {}): Entry => ({
  id: label,
  group: 'do',
  kind: 'command',
  label,
  icon: House,
  run: () => {},
  ...over,
})

test('a prefix chooses what is searched', () => {
  expect(parseSearch('> theme')).toEqual({ kind: 'command', words: 'theme' })
  expect(parseSearch('#salt road')).toEqual({ kind: 'place', words: 'salt road' })
  expect(parseSearch('salt')).toEqual({ kind: null, words: 'salt' })
})

test('every word must be found; beginnings and names come first', () => {
  expect(score(entry('Use the dark theme'), 'theme dark')).toBeGreaterThan(0)
  expect(score(entry('Use the dark theme'), 'theme blue')).toBe(0)
  expect(score(entry('Library'), 'lib')).toBeGreaterThan(score(entry('Calibrate'), 'lib'))
  expect(score(entry('Wallet', { words: 'balance' }), 'bal')).toBeGreaterThan(0)
})

test('groups keep their order, whatever fits best', () => {
  const entries = [
    entry('Jobs', { group: 'go' }),
    entry('All jobs of today'),
    entry('Jobs here', { group: 'here' }),
  ]
  expect(entriesFor(entries, null, 'jobs').map(({ group }) => group)).toEqual(['here', 'go', 'do'])
  expect(entriesFor([entry('A take', { kind: 'media', group: 'found' })], 'command', '')).toEqual([])
})
