import { expect, test } from 'vitest'
import type { Receipt } from '#contract/wallet.ts'
import { bucketLines, receiptLines } from './receipt-lines.ts'

const receipt = (over: Partial<Receipt>): Receipt => ({
  jobId: 'job_1',
  lines: [
    { code: 'base', label: '8 s × 10', stage: 'video', quantity: 8, unitCredits: 10, credits: 80 },
    { code: 'mux', label: 'mux', stage: 'mux', quantity: 1, unitCredits: 28, credits: 28 },
  ],
  held: 0,
  charged: 0,
  returned: 0,
  rounds: [],
  ...over,
})
const said = (over: Partial<Receipt>) =>
  receiptLines(receipt(over)).map(({ label, credits }) => [label, credits])

test('quoted and charged; held while it runs; held, returned and charged when something came back', () => {
  expect(said({ charged: 108 })).toEqual([
    ['8 s × 10', 80],
    ['Join', 28],
    ['Quoted', 108],
    ['Charged', 108],
  ])
  expect(said({ held: 108 }).slice(2)).toEqual([['Held', 108]])
  expect(said({ charged: 4, returned: 104 }).slice(2)).toEqual([
    ['Held', 108],
    ['Returned', 104],
    ['Charged', 4],
  ])
})

test('each bucket says what it gave and what it holds since', () => {
  const bucket = {
    kind: 'promo',
    expiresAt: '2026-11-30T12:00:00.000Z',
    held: 108,
    charged: 108,
    returned: 0,
    before: 200,
    after: 92,
  }
  const round = {
    round: 0,
    status: 'final' as const,
    held: 108,
    charged: 108,
    returned: 0,
    heldAt: '',
    endedAt: '',
  }
  const lines = bucketLines(receipt({ rounds: [{ ...round, buckets: [bucket] }] }), new Date('2026-11-12'))
  expect(lines[0]).toMatchObject({ label: 'From bonus, until 30 Nov', credits: 108, before: 200, after: 92 })
})
