import { expect, test } from 'vitest'
import type { WalletEntry } from '#contract/wallet.ts'
import { lowBalance, monthAtThisPace } from './pace.ts'

const charge = (charged: number | null): WalletEntry => ({
  id: '1',
  kind: 'video_generation',
  amount: -40,
  balanceAfter: 0,
  status: 'final',
  charged,
  buckets: [],
  jobId: null,
  memo: null,
  createdAt: '2026-11-12T12:00:00.000Z',
})

test('a month goes on as it began, once there are days to tell', () => {
  expect(monthAtThisPace(860, 12, 30)).toBe(2150)
  expect(monthAtThisPace(860, 2, 30)).toBeNull()
  expect(monthAtThisPace(0, 12, 30)).toBeNull()
})

test('low is less than three takes like the last charged one', () => {
  expect(lowBalance(100, [charge(0), charge(40)])).toEqual({ takes: 2, lastCharge: 40 })
  expect(lowBalance(120, [charge(40)])).toBeNull()
  expect(lowBalance(-5, [charge(40)])).toEqual({ takes: 0, lastCharge: 40 })
  expect(lowBalance(0, [charge(null)])).toEqual({ takes: 0, lastCharge: null })
  expect(lowBalance(0, [])).toBeNull()
})
