import { expect, test } from 'vitest'
import type { WalletEntry } from '#contract/wallet.ts'
import { daysWords, entryWords, fromWords } from './entry-words.ts'

const entry = (over: Partial<WalletEntry>): WalletEntry => ({
  id: '1',
  kind: 'video_generation',
  amount: -108,
  balanceAfter: 0,
  status: 'final',
  charged: 108,
  buckets: [],
  jobId: 'job_1',
  memo: 'Gas station',
  createdAt: '2026-11-12T12:00:00.000Z',
  ...over,
})

test('a take is held, then charged, or came back', () => {
  expect(entryWords(entry({ status: 'held', charged: null }))).toMatchObject({ badge: { words: 'Held' } })
  expect(entryWords(entry({}))).toMatchObject({ what: 'Gas station', detail: 'Charged', badge: null })
  expect(entryWords(entry({ charged: 4 })).detail).toBe('4 credits charged, the rest came back')
  expect(entryWords(entry({ charged: 0 }))).toMatchObject({ detail: 'Nothing was charged', tone: 'muted' })
})

test('what is given says so once', () => {
  expect(entryWords(entry({ kind: 'welcome', amount: 50, memo: 'Welcome credits' }))).toMatchObject({
    what: 'Welcome credits',
    detail: '',
    tone: 'in',
  })
})

test('one bucket by name, several with their shares', () => {
  expect(fromWords([{ kind: 'allowance', amount: -108 }])).toBe('Plan')
  expect(
    fromWords([
      { kind: 'promo', amount: -100 },
      { kind: 'allowance', amount: -36 },
    ]),
  ).toBe('Bonus 100, plan 36')
})

test('days of one month name it once', () => {
  const now = new Date('2026-11-27')
  const on = (date: string) => `2026-${date}T12:00:00.000Z`
  expect(daysWords(on('11-03'), on('11-09'), now)).toBe('3 to 9 Nov')
  expect(daysWords(on('10-28'), on('11-09'), now)).toBe('28 Oct to 9 Nov')
  expect(daysWords(on('11-03'), on('11-03'), now)).toBe('3 Nov')
})
