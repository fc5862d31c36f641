import { describe, expect, test } from 'vitest'
import { priceSentence, quoteState } from './quote-state.ts'

const now = Date.parse('2026-11-14T21:00:00Z')
const at = (seconds: number) => new Date(now + seconds * 1000).toISOString()
const held = { loading: false, total: 108, balance: 1240, expiresAt: at(582), now }

describe('the state of a price', () => {
  test('held, then in its last minute', () => {
    expect(quoteState(held)).toEqual({ kind: 'held', secondsLeft: 582 })
    expect(quoteState({ ...held, expiresAt: at(42) })).toEqual({ kind: 'expiring', secondsLeft: 42 })
    expect(quoteState({ ...held, expiresAt: at(-5) })).toEqual({ kind: 'expiring', secondsLeft: 0 })
  })
  test('another price than was shown needs a press', () => {
    expect(quoteState({ ...held, total: 114, changedFrom: 108 })).toEqual({ kind: 'changed', from: 108 })
    expect(quoteState({ ...held, changedFrom: 108 }).kind).toBe('held')
  })
  test('free costs nothing, whatever the balance', () => {
    expect(quoteState({ ...held, total: 0, balance: 0 })).toEqual({ kind: 'free' })
  })
  test('short says by how much', () => {
    const short = quoteState({ ...held, balance: 64 })
    expect(short).toEqual({ kind: 'short', by: 44 })
    expect(priceSentence(short, 108, 64)).toBe('This take costs 108. You have 64.')
    expect(priceSentence(short, 108, 64, 2)).toBe('These 2 takes cost 108. You have 64.')
  })
  test('nothing is said while the price is being asked for', () => {
    expect(quoteState({ ...held, loading: true })).toEqual({ kind: 'loading' })
    expect(quoteState({ ...held, total: null })).toEqual({ kind: 'loading' })
  })
})
