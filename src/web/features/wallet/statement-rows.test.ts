import { expect, test } from 'vitest'
import type { WalletEntry } from '#contract/wallet.ts'
import { statementRows } from './statement-rows.ts'

let id = 100
const entry = (kind: string, amount: number, balanceAfter: number): WalletEntry => ({
  id: String(id--),
  kind,
  amount,
  balanceAfter,
  status: 'final',
  charged: null,
  buckets: [{ kind: kind === 'allowance' ? 'allowance' : 'promo', amount }],
  jobId: null,
  memo: null,
  createdAt: `2026-11-${String(12 - (100 - id)).padStart(2, '0')}T12:00:00.000Z`,
})
const entries = [
  entry('video_refund', 40, 90),
  entry('video_generation', -40, 50),
  entry('video_generation', -10, 90),
  entry('allowance', 50, 100),
  entry('welcome', 50, 50),
]
const rows = (view: Partial<Parameters<typeof statementRows>[1]>) =>
  statementRows(entries, { filter: 'all', shown: 10, hasMore: false, ...view })

test('newest first, down to what was there before', () => {
  expect(rows({}).map((row) => (row.kind === 'line' ? row.entry.amount : row.kind))).toEqual([
    40,
    -40,
    -10,
    50,
    50,
    'opening',
  ])
  expect(rows({}).at(-1)).toMatchObject({ balance: 0, isFirst: true })
})

test('older lines are one row with their sum, by bucket', () => {
  const folded = rows({ shown: 2 })
  expect(folded.map(({ kind }) => kind)).toEqual(['line', 'line', 'fold', 'opening'])
  expect(folded[2]).toMatchObject({
    count: 3,
    amount: 90,
    buckets: [
      { kind: 'promo', amount: 40 },
      { kind: 'allowance', amount: 50 },
    ],
  })
  expect(rows({ shown: 4 }).some(({ kind }) => kind === 'fold')).toBe(false)
})

test('a filter leaves the other lines out, and the opening balance with them', () => {
  const amounts = (filter: 'charges' | 'returns' | 'in') =>
    rows({ filter }).map((row) => (row.kind === 'line' ? row.entry.amount : row.kind))
  expect(amounts('charges')).toEqual([-40, -10])
  expect(amounts('returns')).toEqual([40])
  expect(amounts('in')).toEqual([50, 50])
})
