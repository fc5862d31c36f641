import { expect, it } from 'vitest'
import { bucketWords } from './bucket-words.ts'

it('says where the balance comes from and what runs out', () => {
  expect(
    bucketWords(
      [
        { kind: 'promo', balance: 100, expiresAt: '2026-11-30T12:00:00Z' },
        { kind: 'allowance', balance: 640, expiresAt: null },
        { kind: 'purchased', balance: 0, expiresAt: null },
      ],
      new Date('2026-11-27T12:00:00Z'),
    ),
  ).toBe('100 bonus until 30 Nov, 640 plan')
})
