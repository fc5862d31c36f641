import { describe, expect, test } from 'vitest'
import * as format from './format.ts'

describe('credits', () => {
  test('in full, in tight rows, on a button', () => {
    expect(format.credits(1240)).toBe('1,240 credits')
    expect(format.credits(1)).toBe('1 credit')
    expect(format.creditsShort(108)).toBe('108 cr')
    expect(format.creditsShort(0)).toBe('Free')
    expect(format.price(0)).toBe('free')
  })
  test('changes carry a true minus', () => {
    expect(format.signed(40)).toBe('+40')
    expect(format.signed(-108)).toBe('−108')
    expect(format.number(-1200)).toBe('−1,200')
  })
  test('dollars keep fractions of a cent', () => {
    expect(format.usd('6.0000')).toBe('$6.00')
    expect(format.usd('0.0250')).toBe('$0.025')
    expect(format.usd(-2)).toBe('−$2.00')
  })
})

describe('lengths of time', () => {
  test('seconds, minutes, hours', () => {
    expect(format.seconds(8)).toBe('8 s')
    expect(format.seconds(5.333)).toBe('5.3 s')
    expect(format.seconds(98)).toBe('1 min 38 s')
    expect(format.seconds(120)).toBe('2 min')
    expect(format.seconds(3840)).toBe('1 h 4 min')
  })
  test('never 60 of what 60 make one of', () => {
    expect(format.seconds(59.9)).toBe('1 min')
    expect(format.seconds(7199)).toBe('2 h')
    expect(format.clock(59.7)).toBe('1:00')
  })
  test('a clock', () => {
    expect(format.clock(48)).toBe('0:48')
    expect(format.clock(582)).toBe('9:42')
    expect(format.clock(3850)).toBe('1:04:10')
    expect(format.clock(-3)).toBe('0:00')
  })
  test('time left is a range until a fifth is done', () => {
    expect(format.timeLeft(80, 0.1)).toBe('1 to 2 min left')
    expect(format.timeLeft(30, 0.1)).toBe('Under 1 min left')
    expect(format.timeLeft(48, 0.62)).toBe('0:48 left')
    expect(format.timeLeft(0, 0.99)).toBe('Nearly done')
    expect(format.timeLeft(null, 0.5)).toBe('')
  })
})

describe('words', () => {
  test('places in line', () => {
    expect(format.inLine(1)).toBe('Next in line')
    expect(format.inLine(3)).toBe('3rd in line')
    expect(format.inLine(12)).toBe('12th in line')
    expect(format.inLine(null)).toBe('In line')
  })
  test('counts', () => {
    expect(format.plural(1, 'take')).toBe('1 take')
    expect(format.plural(1200, 'take')).toBe('1,200 takes')
    expect(format.percent(0.617)).toBe('62%')
  })
  test('sizes', () => {
    expect(format.bytes(820)).toBe('820 bytes')
    expect(format.bytes(30_000_000)).toBe('30 MB')
    expect(format.bytes(1_400_000_000)).toBe('1.4 GB')
    expect(format.bytes(999_999)).toBe('1 MB')
  })
})

describe('dates', () => {
  const now = new Date('2026-11-14T21:04:00Z')
  test('the year only when it is another one', () => {
    expect(format.day('2026-11-12T12:00:00Z', now)).toBe('12 Nov')
    expect(format.day('2025-11-12T12:00:00Z', now)).toBe('12 Nov 2025')
  })
  test('how long ago', () => {
    const earlier = (seconds: number) => new Date(now.getTime() - seconds * 1000).toISOString()
    expect(format.ago(earlier(10), now)).toBe('Just now')
    expect(format.ago(earlier(300), now)).toBe('5 min ago')
    expect(format.ago(earlier(3 * 3600), now)).toBe('3 h ago')
    expect(format.ago(earlier(30 * 3600), now)).toBe('Yesterday')
    expect(format.ago(earlier(4 * 86_400), now)).toBe('10 Nov')
  })
})
