import { expect, test } from 'vitest'
import type { Engine } from './engine.ts'
import { findEngine } from './engines.ts'
import { engineInForce, isRetired, retiredNote, wishInForce } from './retirement.ts'

const card = (id: string, retired?: { deprecatedAt: string; replacedBy?: string }): Engine => {
  const base = findEngine('veo-3.1')
  if (!base) throw new Error('missing')
  return { ...base, id, label: id, ...retired }
}
const catalog = [
  card('old', { deprecatedAt: '2026-11-01', replacedBy: 'newer' }),
  card('newer', { deprecatedAt: '2026-12-01', replacedBy: 'newest' }),
  card('newest'),
  card('lost', { deprecatedAt: '2026-11-01', replacedBy: 'nowhere' }),
  card('ended', { deprecatedAt: '2026-11-01' }),
  card('ring-a', { deprecatedAt: '2026-11-01', replacedBy: 'ring-b' }),
  card('ring-b', { deprecatedAt: '2026-11-01', replacedBy: 'ring-a' }),
]
const idOf = (id: string, today: string) => engineInForce(id, today, catalog)?.id

test('before its day an engine works, from then on what replaced it, as far as that goes', () => {
  expect(idOf('old', '2026-10-31')).toBe('old')
  expect(idOf('old', '2026-11-01')).toBe('newer')
  expect(idOf('old', '2026-12-24')).toBe('newest')
  expect(idOf('newest', '2026-12-24')).toBe('newest')
})

test('what nothing replaces stays what it is', () => {
  for (const id of ['lost', 'ended', 'ring-a', 'ring-b']) expect(idOf(id, '2026-12-24')).toBe(id)
  expect(idOf('never', '2026-12-24')).toBeUndefined()
  expect(isRetired(card('announced', { deprecatedAt: '2027-01-01' }), '2026-12-24')).toBe(false)
})

test('a kept wish goes to the successor and leaves options of the old engine behind', () => {
  const wish = { engineId: 'old', prompt: 'A fox', options: { style: 'x' } }
  const today = '2026-11-15'
  expect(wishInForce(wish, today, catalog)).toEqual({ engineId: 'newer', prompt: 'A fox', options: {} })
  const others: { engineId?: string; prompt: string; options?: object }[] = [
    { ...wish, engineId: 'newest' },
    { ...wish, engineId: 'auto' },
    { prompt: 'A fox' },
  ]
  for (const kept of others) expect(wishInForce(kept, today, catalog)).toBe(kept)
  const [old, newer] = catalog
  expect(old && newer && retiredNote(old, newer)).toBe('old was retired on 2026-11-01, so newer makes this.')
})
